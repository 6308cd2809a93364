package fi.vayla.console;

import fi.vayla.console.RoadmapPage.Cell;
import fi.vayla.console.RoadmapPage.MeasureRow;
import fi.vayla.console.RoadmapPage.State;
import fi.vayla.roadmap.ItemView;
import fi.vayla.roadmap.Measure;
import fi.vayla.roadmap.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Measures as rows of a timeline whose columns are the programme's years. */
final class TimelineRows {

    private final Words words;
    private final List<Integer> columns;

    TimelineRows(Words words, List<Integer> columns) {
        this.words = words;
        this.columns = columns;
    }

    MeasureRow row(ItemView item) {
        return new MeasureRow(
                item.id(),
                item.id(),
                words.title(item),
                about(item),
                item.responsibleUnits().stream()
                        .map(unit -> words.foreign(unit, "fi"))
                        .toList(),
                state(item),
                cells(item.years()));
    }

    State state(ItemView item) {
        String status =
                item.status() == null ? Summary.NOT_STATED : item.status().name();
        String health = item.health() == null ? null : item.health().name();
        return new State(
                status,
                words.get("status_" + status),
                item.progress(),
                health,
                health == null ? null : words.get("health_" + health),
                item.derived().stream().map(words::remark).toList(),
                item.changedAt() == null ? null : words.moment(item.changedAt()));
    }

    private String about(ItemView item) {
        if (!(item.facts() instanceof Measure measure)) {
            return "";
        }
        return Stream.of(
                        words.get("measure_" + measure.kind()),
                        measure.audience() == null ? "" : words.get("audience_" + measure.audience()),
                        measure.funding() == null ? "" : words.get("funding_" + measure.funding()))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /** Unbroken years as a range: 2019, 2021–2022. */
    private String yearsText(List<Integer> years) {
        if (years.isEmpty()) {
            return words.get("year_not_stated");
        }
        return runs(years).stream()
                .map(run -> run.size() == 1 ? "" + run.getFirst() : run.getFirst() + "–" + run.getLast())
                .collect(Collectors.joining(", "));
    }

    private List<Cell> cells(List<Integer> years) {
        if (columns.isEmpty() || years.stream().noneMatch(columns::contains)) {
            String text = yearsText(years);
            return List.of(new Cell(
                    Math.max(1, columns.size()), false, years.isEmpty() ? text : words.get("year_outside", text)));
        }
        List<Cell> cells = new ArrayList<>();
        int from = 0;
        while (from < columns.size()) {
            boolean bar = years.contains(columns.get(from));
            int to = from;
            while (to < columns.size() && years.contains(columns.get(to)) == bar && (bar || to == from)) {
                to++;
            }
            cells.add(new Cell(to - from, bar, bar ? yearsText(columns.subList(from, to)) : null));
            from = to;
        }
        return cells;
    }

    private static List<List<Integer>> runs(List<Integer> years) {
        List<List<Integer>> runs = new ArrayList<>();
        for (Integer year : years) {
            if (runs.isEmpty() || runs.getLast().getLast() + 1 != year) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(year);
        }
        return runs;
    }
}
