package fi.vayla.command;

/** Ends a command with exit status 1; the message says what to do. */
final class Failure extends RuntimeException {

    Failure(String message) {
        super(message);
    }
}
