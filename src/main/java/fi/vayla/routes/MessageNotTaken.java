package fi.vayla.routes;

import org.jspecify.annotations.Nullable;

/** Nothing is wrong with a message, but it could not be taken in now: its source keeps it, and it is fetched again. */
public final class MessageNotTaken extends Exception {

    private static final long serialVersionUID = 1L;

    MessageNotTaken(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
