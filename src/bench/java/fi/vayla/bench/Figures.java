package fi.vayla.bench;

import fi.vayla.bench.Measured.Check;
import fi.vayla.bench.Measured.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects the figures and the checks of one contestant, round by round. */
final class Figures {

    private final String name;
    private final List<Double> figures = new ArrayList<>();
    private final Map<String, List<Double>> more = new LinkedHashMap<>();
    private final List<Check> checks = new ArrayList<>();

    Figures(String name) {
        this.name = name;
    }

    void add(double figure) {
        figures.add(figure);
    }

    void add(String what, double figure) {
        more.computeIfAbsent(what, _ -> new ArrayList<>()).add(figure);
    }

    void check(String what, boolean passed, String detail) {
        checks.add(new Check(name + ": " + what, passed, detail));
    }

    Entry entry() {
        Map<String, Spread> spreads = new LinkedHashMap<>();
        more.forEach((what, all) -> spreads.put(what, Spread.of(all)));
        return new Entry(name, Spread.of(figures), spreads);
    }

    List<Check> checks() {
        return List.copyOf(checks);
    }
}
