package fi.vayla.delivery;

import fi.vayla.event.Problem;
import java.util.List;

/** What came of an operator's order about many parked messages. */
public sealed interface BulkResult {

    /**
     * All is durable.
     *
     * @param matched how many messages the order selected
     * @param decided how many are decided now; the others wait behind those, are on their way already, cannot be replayed or
     *     ask for a second operator
     * @param awaiting how many wait for a second operator now
     * @param messages the first of those decided or waiting, at most {@link ParkedMessages#SHOWN}
     */
    record Done(int matched, int decided, int awaiting, List<ParkedMessage> messages) implements BulkResult {}

    /**
     * A dry run: nothing was sent or written.
     *
     * @param decided how many an order would be about
     * @param messages what would become of the first of those, at most {@link ParkedMessages#SHOWN}
     */
    record Rehearsed(int matched, int decided, List<Rehearsal> messages) implements BulkResult {}

    /** The order itself is wrong. */
    record Invalid(List<Problem> problems) implements BulkResult {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }
}
