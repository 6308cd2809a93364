package fi.vayla.console;

import fi.vayla.view.ChangeRow;
import java.util.List;

/** Where the pages learn what changed when. */
@FunctionalInterface
interface StatusChanges {

    /** Every change of a status in a programme, in the order in which they happened. */
    List<ChangeRow> list(String programme);
}
