package fi.vayla.roadmap;

import java.time.Instant;

/** The programmes' tables as they counted at any moment. */
interface PastTables {

    /** @param recordedAt {@link Instant#MAX} for those that count now */
    Programmes at(Instant recordedAt);
}
