package fi.vayla.roadmap;

import fi.vayla.roadmap.tables.RowChange;
import fi.vayla.roadmap.tables.TableProblem;
import java.util.List;

/** What came of an import, or would come of it. */
public sealed interface ImportResult {

    /**
     * Nothing was done.
     *
     * @param base the edition that it was compared with
     * @param changes what applying it would change
     * @param problems why it cannot be applied; empty when it can
     */
    record Preview(int base, List<RowChange> changes, List<TableProblem> problems) implements ImportResult {
        public Preview {
            changes = List.copyOf(changes);
            problems = List.copyOf(problems);
        }
    }

    /** It is an edition now, and counts. */
    record Applied(Edition edition, List<RowChange> changes) implements ImportResult {
        public Applied {
            changes = List.copyOf(changes);
        }
    }

    /** It is what counts already. */
    record Unchanged(Edition edition) implements ImportResult {}

    /** Something is wrong with it; nothing was done. */
    record Refused(List<TableProblem> problems) implements ImportResult {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /** The order has no reason. */
    record NoReason() implements ImportResult {}

    /** It cannot be done now. */
    record Conflict(String detail) implements ImportResult {}
}
