package fi.vayla.attachment;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The store failed, not whoever gives it a file. */
final class StoreUnavailable extends IOException {

    private static final long serialVersionUID = 1L;

    StoreUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    String detail() {
        return "The attachment store does not work now: " + getMessage();
    }
}
