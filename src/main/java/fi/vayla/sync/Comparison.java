package fi.vayla.sync;

import fi.vayla.system.Drift;
import fi.vayla.system.Listed.Shown;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a comparison found.
 *
 * @param counts by programme
 * @param problem what it could not say, if anything
 * @param records what the records say that differ, by their ids
 */
record Comparison(
        String system,
        Instant comparedAt,
        Collection<ProgrammeSync> counts,
        List<Difference> differences,
        @Nullable String problem,
        Map<String, JsonNode> records) {

    Comparison {
        records = Map.copyOf(records);
        counts = List.copyOf(counts);
        differences = List.copyOf(differences);
    }

    /** How the system stands now, if it stood so before. */
    SystemSync after(SystemSync before) {
        List<ProgrammeSync> programmes = counts.stream()
                .map(now -> now.since(now.differing() > 0 ? null : since(before, now.programme())))
                .toList();
        return new SystemSync(system, comparedAt, programmes, problem);
    }

    private Instant since(SystemSync before, String programme) {
        Instant known = before.find(programme).map(ProgrammeSync::inSyncSince).orElse(null);
        return known == null ? comparedAt : known;
    }

    /** Collects one. Used by one thread. */
    static final class Builder {

        private final SortedMap<String, ProgrammeSync> counts = new TreeMap<>();
        private final List<Difference> differences = new ArrayList<>();
        private final Map<String, JsonNode> records = new HashMap<>();

        void inSync(String programme) {
            counts.compute(programme, (id, so) -> (so == null ? ProgrammeSync.of(id) : so).plusInSync());
        }

        void add(Difference difference) {
            Drift drift = difference.state();
            counts.compute(difference.programme(), (id, so) -> (so == null ? ProgrammeSync.of(id) : so).plus(drift));
            differences.add(difference);
        }

        /** Keeps what a record says that differs. */
        void keep(Shown record) {
            records.put(record.id(), record.fields());
        }

        Comparison build(String system, Instant comparedAt, @Nullable String problem) {
            return new Comparison(system, comparedAt, counts.values(), differences, problem, records);
        }
    }
}
