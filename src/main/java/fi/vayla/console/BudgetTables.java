package fi.vayla.console;

import static java.util.stream.Collectors.groupingBy;

import fi.vayla.console.RoadmapPage.BudgetRow;
import fi.vayla.console.RoadmapPage.BudgetTable;
import fi.vayla.console.RoadmapPage.Title;
import fi.vayla.roadmap.BudgetLine;
import fi.vayla.roadmap.BudgetLine.RowKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A programme's costs: the lines by year with the totals that the document states, and sums that it only mentions. */
final class BudgetTables {

    private final List<BudgetLine> budget;
    private final Words words;

    BudgetTables(List<BudgetLine> budget, Words words) {
        this.budget = budget;
        this.words = words;
    }

    /** Null when the document has no costs by year. */
    @Nullable
    BudgetTable byYear() {
        List<Integer> years = of(RowKind.cell)
                .flatMap(line -> line.years().stream())
                .distinct()
                .sorted()
                .toList();
        if (years.isEmpty()) {
            return null;
        }
        List<BudgetRow> lines = of(RowKind.cell)
                .collect(groupingBy(BudgetLine::line, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(cells -> row(
                        cells,
                        years,
                        sum(RowKind.stated_line_total, cells.getFirst().line())))
                .toList();
        BudgetLine grand = of(RowKind.stated_grand_total).findFirst().orElse(null);
        List<String> totals = years.stream()
                .map(year -> amountOf(of(RowKind.stated_year_total).toList(), year))
                .toList();
        var total = new BudgetRow(
                new Title(words.get("budget_total"), null), null, totals, grand == null ? "" : amount(grand));
        return new BudgetTable(years, lines, total);
    }

    /** Money that the document mentions apart from its own costs. */
    List<BudgetRow> others() {
        return Stream.of(RowKind.context, RowKind.grant_awarded, RowKind.grant_spent)
                .flatMap(this::of)
                .map(line -> new BudgetRow(title(line), null, List.of(period(line.years())), amount(line)))
                .toList();
    }

    private BudgetRow row(List<BudgetLine> cells, List<Integer> years, @Nullable String sum) {
        BudgetLine first = cells.getFirst();
        return new BudgetRow(
                title(first),
                first.section() == null ? null : words.foreign(first.section(), "fi"),
                years.stream().map(year -> amountOf(cells, year)).toList(),
                sum);
    }

    private @Nullable String sum(RowKind kind, String line) {
        return of(kind).filter(total -> total.line().equals(line))
                .map(this::amount)
                .findFirst()
                .orElse(null);
    }

    private String amountOf(List<BudgetLine> cells, Integer year) {
        return cells.stream()
                .filter(cell -> cell.years().contains(year))
                .map(this::amount)
                .findFirst()
                .orElse("");
    }

    private String amount(BudgetLine line) {
        if (line.amount() == null) {
            return "";
        }
        String amount = words.number(line.amount()) + " " + words.orWord("unit_", line.unit());
        return switch (line.precision()) {
            case exact -> amount;
            case approx -> words.get("budget_approx", amount);
            case lower_bound -> words.get("budget_lower_bound", amount);
        };
    }

    private Title title(BudgetLine line) {
        return words.title(line.line(), line.lineEn(), "fi");
    }

    private static String period(List<Integer> years) {
        return years.isEmpty()
                ? ""
                : years.size() == 1 ? "" + years.getFirst() : years.getFirst() + "–" + years.getLast();
    }

    private Stream<BudgetLine> of(RowKind kind) {
        return budget.stream().filter(line -> line.rowKind() == kind);
    }
}
