package fi.vayla.log;

/** The log cannot be asked now. */
public final class LogUnavailable extends RuntimeException {

    public LogUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
