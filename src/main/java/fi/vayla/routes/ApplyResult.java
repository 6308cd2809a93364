package fi.vayla.routes;

import fi.vayla.event.Finding;
import fi.vayla.event.Problem;
import java.util.List;

/** What became of an order to apply the folder, or to roll back. */
public sealed interface ApplyResult {

    /** It is the newest revision, durable, on the way to run on all instances; it runs on this one. */
    record Applied(Revision revision) implements ApplyResult {}

    /** It is what runs already; nothing was done. */
    record Unchanged(Revision revision) implements ApplyResult {}

    /** Something is wrong in the files, and nothing was done. */
    record Findings(List<Finding> findings) implements ApplyResult {}

    /** It cannot be done now, or somebody else was faster; nothing was done. */
    record Conflict(String detail) implements ApplyResult {}

    /** There is no revision of that number. */
    record Unknown(int revision) implements ApplyResult {}

    /** The order itself is wrong. */
    record Invalid(List<Problem> problems) implements ApplyResult {}
}
