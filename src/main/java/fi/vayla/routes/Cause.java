package fi.vayla.routes;

import fi.vayla.event.InvalidConfiguration;

/** What an exception says to people. */
final class Cause {

    private Cause() {}

    /** On one line: what the hub's own checks say, or else the innermost cause. */
    static String text(Throwable e) {
        Throwable cause = e;
        while (!(cause instanceof InvalidConfiguration) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage()).replaceAll("\\s*\\R\\s*", " ");
    }
}
