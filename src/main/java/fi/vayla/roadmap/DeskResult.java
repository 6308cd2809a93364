package fi.vayla.roadmap;

import fi.vayla.event.Problem;
import java.util.List;

/** What came of an operator's order about the roadmap. */
public sealed interface DeskResult {

    /** It is durable. */
    record Done() implements DeskResult {}

    /** The order itself is wrong. */
    record Invalid(List<Problem> problems) implements DeskResult {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }

    /** Nothing under this id waits for such an order. */
    record Unknown() implements DeskResult {}
}
