package fi.vayla.sync;

import fi.vayla.event.RoadmapRecordOrphaned;
import org.jspecify.annotations.Nullable;

/**
 * A proposal with what carries it out.
 *
 * @param told the item that the system is told again; null where it needs no telling
 * @param removed what the system is to let go; null where it keeps it
 */
record Planned(
        Proposal proposal, @Nullable String told, @Nullable RoadmapRecordOrphaned removed) {

    static Planned nothing(Proposal proposal) {
        return new Planned(proposal, null, null);
    }
}
