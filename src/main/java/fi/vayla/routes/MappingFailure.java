package fi.vayla.routes;

import org.jspecify.annotations.Nullable;

/** A mapping failed on one message. */
final class MappingFailure extends Exception {

    private static final long serialVersionUID = 1L;

    MappingFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
