package fi.vayla.delivery;

import fi.vayla.event.Problem;
import java.util.List;

/** What came of an operator's order about a parked message. */
public sealed interface ParkedResult {

    /** It is durable. A decision is carried out by the instance that owns the event's partition. */
    record Done(ParkedMessage message) implements ParkedResult {}

    /** The route asks for a second operator, and the first one's order is kept. */
    record AwaitingSecondPerson(ParkedMessage message) implements ParkedResult {}

    /** A dry run: nothing was sent or written. */
    record Rehearsed(Rehearsal rehearsal) implements ParkedResult {}

    /** The order itself is wrong. */
    record Invalid(List<Problem> problems) implements ParkedResult {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }

    /** It cannot be done as the message stands now. */
    record Conflict(String detail) implements ParkedResult {}

    /** Nothing is parked under this id. */
    record Unknown() implements ParkedResult {}
}
