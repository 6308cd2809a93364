package fi.vayla.routes;

import org.jspecify.annotations.Nullable;

/** Nothing is wrong with a message, but it could not be taken in now: its source keeps it, and it is fetched again. */
public final class MessageNotTaken extends Exception {

    private static final long serialVersionUID = 1L;

    MessageNotTaken(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Whether an exchange failed because of such a message, and not because of anything wrong with it. */
    static boolean isCauseOf(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof MessageNotTaken) {
                return true;
            }
        }
        return false;
    }
}
