package fi.vayla.sync;

import fi.vayla.event.Problem;
import java.util.List;

/** What came of an order to repair a system. */
public sealed interface RepairResult {

    /** Nothing was done; this is what would be. */
    record Proposed(List<Proposal> proposals) implements RepairResult {}

    /** What is possible of it is durable on the log, and on its way. */
    record Ordered(List<Proposal> proposals) implements RepairResult {}

    record Invalid(List<Problem> problems) implements RepairResult {}

    /** The system could not be compared, or the log did not take it. */
    record Unavailable(String detail) implements RepairResult {}

    /** There is no such system, or it lists no records. */
    record Unknown() implements RepairResult {}
}
