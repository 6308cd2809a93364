package fi.vayla.console;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the template of a programme's page shows, in the page's language.
 *
 * @param t the fixed texts
 * @param years the columns of the timelines
 * @param changed null as long as no event has changed anything
 */
record RoadmapPage(
        Language language,
        String programme,
        Map<String, String> t,
        Title title,
        String subtitle,
        List<Fact> facts,
        List<LanguageChoice> languages,
        List<ProgrammeChoice> programmes,
        Tally tally,
        FilterForm filter,
        @Nullable Moment changed,
        List<Year> years,
        List<MeasureSection> goals,
        List<MeasureSection> statements,
        List<MeasureSection> otherMeasures,
        List<ProjectGroup> projectGroups,
        List<MilestoneRow> milestones,
        List<MetricRow> metrics,
        List<MaturityPart> maturity,
        @Nullable BudgetTable budget,
        List<BudgetRow> otherBudget,
        Ideas ideas) {

    /** @param titleLanguage its language where that is not the page's */
    record Title(String text, @Nullable String titleLanguage) {}

    record Fact(String name, Title value) {}

    record LanguageChoice(String name, String label, boolean current) {}

    record ProgrammeChoice(String id, Title label, boolean current) {}

    record Moment(String iso, String text) {}

    record Year(int number, boolean now) {}

    record Tally(String counted, List<Count> counts) {}

    /** @param share per mille of all, for the picture; {@code from} is where it starts */
    record Count(String status, String name, String number, int share, int from) {}

    /** @param done null where it has no progress of its own to tell */
    record MeasureSection(
            String anchor,
            @Nullable String label,
            Title title,
            @Nullable String note,
            @Nullable String done,
            int progress,
            List<Title> parts,
            String caption,
            List<MeasureRow> rows) {

        boolean hasParts() {
            return !parts.isEmpty();
        }

        boolean hasRows() {
            return !rows.isEmpty();
        }
    }

    /** @param part tells it apart on the page, where a measure of two units stands twice */
    record MeasureRow(
            String id, String part, Title title, String about, List<Title> units, State state, List<Cell> cells) {

        MeasureRow in(String section) {
            return new MeasureRow(id, id + "-" + section, title, about, units, state, cells);
        }

        boolean hasUnits() {
            return !units.isEmpty();
        }
    }

    /**
     * Where an item stands.
     *
     * @param health null where no one has told
     * @param remarks what follows from it, such as that it is overdue
     */
    record State(
            String status,
            String statusName,
            @Nullable Integer percent,
            @Nullable String health,
            @Nullable String healthName,
            List<String> remarks,
            @Nullable Moment updated) {}

    /** @param bar whether something goes on; {@code text} is for those who do not see the bar */
    record Cell(int span, boolean bar, @Nullable String text) {}

    record ProjectGroup(String anchor, String topic, String caption, List<ProjectRow> rows) {

        int size() {
            return rows.size();
        }
    }

    record ProjectRow(
            String id,
            Title title,
            Title lead,
            List<Title> partners,
            @Nullable String dates,
            State state) {

        boolean hasPartners() {
            return !partners.isEmpty();
        }
    }

    record MetricRow(
            String id,
            Title title,
            @Nullable Title about,
            @Nullable String value,
            @Nullable String unit,
            @Nullable String measured) {}

    record MaturityPart(String name, boolean scale, List<MaturityRow> rows) {}

    /** @param id of a viewpoint, which events may change; null for the rest */
    record MaturityRow(
            @Nullable String id,
            Title title,
            @Nullable String level,
            @Nullable String measured,
            @Nullable String group,
            @Nullable Title project,
            boolean highlighted) {}

    record BudgetTable(List<Integer> budgetYears, List<BudgetRow> lines, BudgetRow total) {}

    record BudgetRow(
            Title line,
            @Nullable Title section,
            List<String> amounts,
            @Nullable String sum) {}

    record MilestoneRow(
            String id,
            Title title,
            @Nullable String date,
            @Nullable Title about,
            State state) {}

    record Ideas(List<IdeaRow> shown, @Nullable String more) {

        boolean any() {
            return !shown.isEmpty();
        }
    }

    record IdeaRow(String id, Title title, State state) {}

    int columns() {
        return Math.max(1, years.size());
    }

    boolean hasMetrics() {
        return !metrics.isEmpty();
    }

    boolean hasMilestones() {
        return !milestones.isEmpty();
    }

    boolean hasMaturity() {
        return !maturity.isEmpty();
    }

    boolean hasBudget() {
        return budget != null || !otherBudget.isEmpty();
    }

    boolean hasOtherBudget() {
        return !otherBudget.isEmpty();
    }

    boolean hasGoals() {
        return !goals.isEmpty() || !statements.isEmpty() || !otherMeasures.isEmpty();
    }

    boolean hasStatements() {
        return !statements.isEmpty();
    }

    boolean hasProjects() {
        return !projectGroups.isEmpty();
    }
}
