package fi.vayla.security;

/** What became of the question who calls. */
sealed interface Caller {

    /** @param name as in {@link Operator#name} */
    record Known(String name) implements Caller {}

    /** @param problem says what the caller, or the administrator, has to do */
    record Refused(ProblemDocument problem) implements Caller {

        static Refused unauthorized(String detail) {
            return new Refused(ProblemDocument.of("unauthorized", "Unauthorized", 401, detail));
        }

        static Refused forbidden(String detail) {
            return new Refused(ProblemDocument.of("forbidden", "Forbidden", 403, detail));
        }
    }
}
