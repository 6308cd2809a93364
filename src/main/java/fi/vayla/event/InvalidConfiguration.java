package fi.vayla.event;

import org.jspecify.annotations.Nullable;

/** A file of the administrator's is wrong. The message names the file and place, what is wrong and what to do. */
public final class InvalidConfiguration extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InvalidConfiguration(String message) {
        this(message, null);
    }

    public InvalidConfiguration(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
