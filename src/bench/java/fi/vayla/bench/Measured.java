package fi.vayla.bench;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of one work.
 *
 * @param work such as W1
 * @param title what is done
 * @param unit of the figures, of which more is better unless it is a time or a size
 * @param entries the first one is what the others are shares of, where its name is {@link #BARE}
 * @param checks what must be true before any figure counts
 * @param profile shares of the hub's processor time, by what they went to; empty where nobody asked for them
 */
record Measured(
        String work, String title, String unit, List<Entry> entries, List<Check> checks, Map<String, Double> profile) {

    static final String BARE = "bare loop";
    static final String HUB = "Väylä";

    /**
     * One of those that do the work.
     *
     * @param figure what is compared
     * @param more further figures by name, with their unit
     */
    record Entry(String name, Spread figure, Map<String, Spread> more) {}

    /** @param detail what was found, also when it is as it must be */
    record Check(String name, boolean passed, String detail) {}

    Measured {
        entries = List.copyOf(entries);
        checks = List.copyOf(checks);
        profile = Collections.unmodifiableMap(new LinkedHashMap<>(profile)); // in their order
    }

    static Measured of(String work, String title, String unit, Collection<Figures> figures) {
        return new Measured(
                work,
                title,
                unit,
                figures.stream().map(Figures::entry).toList(),
                figures.stream().flatMap(one -> one.checks().stream()).toList(),
                Map.of());
    }

    Measured with(Map<String, Double> shares) {
        return new Measured(work, title, unit, entries, checks, shares);
    }

    boolean passed() {
        return checks.stream().allMatch(Check::passed);
    }

    /** The share of the bare limit, by the medians. */
    Optional<Double> share(Entry entry) {
        return entries.stream()
                .filter(one -> one.name().equals(BARE) && !entry.name().equals(BARE))
                .map(bare -> entry.figure().median() / bare.figure().median())
                .findFirst();
    }
}
