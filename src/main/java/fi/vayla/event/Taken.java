package fi.vayla.event;

import java.util.List;

/** What came of a message that the hub fetched itself. */
public sealed interface Taken {

    /**
     * The log has it.
     *
     * @param duplicate true when it was there before
     */
    record Durable(Receipt receipt, boolean duplicate) implements Taken {}

    /** Understood, says nothing to the hub, not kept. */
    record Ignored(String reason) implements Taken {}

    /**
     * Not taken, and never will be as it is.
     *
     * @param kind why, in one word, such as {@code invalid}
     * @param detail may quote the message
     */
    record Rejected(String kind, String detail, List<Problem> problems) implements Taken {
        public Rejected {
            problems = List.copyOf(problems);
        }
    }

    /** Not taken now; the same message may be taken later. */
    record Unavailable(String detail) implements Taken {}
}
