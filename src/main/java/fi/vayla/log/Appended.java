package fi.vayla.log;

import fi.vayla.event.Problem;
import java.util.List;

/** What came of appending an event. */
public sealed interface Appended {

    /** Every in-sync replica has it. */
    record Durable(Place place) implements Appended {}

    /** It is not valid against its type's schema and was not sent. */
    record Invalid(List<Problem> problems) implements Appended {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }

    /** Kafka did not acknowledge it in time, or the disk has no room; it may or may not be on the log. */
    record Unavailable(String detail) implements Appended {}
}
