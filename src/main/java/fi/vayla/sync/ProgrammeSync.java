package fi.vayla.sync;

import fi.vayla.system.Drift;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a system stands with one programme, as a comparison found it.
 *
 * @param programme empty for records that tell none
 * @param inSyncSince the first of the comparisons without a difference, up to the last one; null while there is one
 */
public record ProgrammeSync(
        String programme,
        int inSync,
        int missing,
        int stale,
        int edited,
        int orphaned,
        int duplicate,
        @Nullable Instant inSyncSince) {

    static ProgrammeSync of(String programme) {
        return new ProgrammeSync(programme, 0, 0, 0, 0, 0, 0, null);
    }

    ProgrammeSync plusInSync() {
        return new ProgrammeSync(programme, inSync + 1, missing, stale, edited, orphaned, duplicate, inSyncSince);
    }

    ProgrammeSync plus(Drift drift) {
        return new ProgrammeSync(
                programme,
                inSync,
                missing + (drift == Drift.missing ? 1 : 0),
                stale + (drift == Drift.stale ? 1 : 0),
                edited + (drift == Drift.edited ? 1 : 0),
                orphaned + (drift == Drift.orphaned ? 1 : 0),
                duplicate + (drift == Drift.duplicate ? 1 : 0),
                inSyncSince);
    }

    ProgrammeSync since(@Nullable Instant time) {
        return new ProgrammeSync(programme, inSync, missing, stale, edited, orphaned, duplicate, time);
    }

    public int count(Drift drift) {
        return switch (drift) {
            case missing -> missing;
            case stale -> stale;
            case edited -> edited;
            case orphaned -> orphaned;
            case duplicate -> duplicate;
        };
    }

    public int differing() {
        return missing + stale + edited + orphaned + duplicate;
    }
}
