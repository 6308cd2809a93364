package fi.vayla.roadmap;

import fi.vayla.event.Status;
import fi.vayla.roadmap.References.Target;
import fi.vayla.roadmap.tables.Grid;
import fi.vayla.roadmap.tables.ReadTables;
import fi.vayla.roadmap.tables.TableName;
import fi.vayla.roadmap.tables.TableProblem;
import fi.vayla.roadmap.tables.TableSet;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a row of each file becomes a record. The columns are those of the folder's README. */
final class Tables {

    private enum NameType {
        proper,
        generic
    }

    private enum YesNo {
        yes,
        no
    }

    private Tables() {}

    /** @param programmes good only when there are no problems */
    record Read(Programmes programmes, List<TableProblem> problems) {}

    /** Cells are checked only where no table is missing: else every reference to it would be a problem of its own. */
    static Read read(ReadTables read) {
        List<TableProblem> problems = new ArrayList<>(read.problems());
        Programmes programmes = read.isWhole() ? read(read.tables(), problems) : Programmes.NONE;
        return new Read(programmes, List.copyOf(problems));
    }

    private static Programmes read(TableSet tables, List<TableProblem> problems) {
        var references = new References(problems);
        var table = new Table(tables, references, problems);
        List<Maturity> maturity = table.read(TableName.maturity, Tables::maturity);
        var programmes = new Programmes(
                table.read(TableName.programmes, Tables::programme),
                table.read(TableName.goals, Tables::goal),
                table.read(TableName.measures, Tables::measure),
                table.read(TableName.projects, Tables::project),
                table.read(TableName.milestones, Tables::milestone),
                table.read(TableName.metrics, Tables::metric),
                maturity.stream().map(Maturity::item).toList(),
                table.read(TableName.budget, Tables::budgetLine));
        // nothing shows these two; their rows are checked and are what other rows refer to
        table.read(TableName.systems, Tables::system);
        table.read(TableName.integration_needs, Tables::need);
        references.check();
        maturity.forEach(row -> row.check(programmes, problems));
        programmes.circles().forEach(circle -> problems.add(circle(tables, circle)));
        return programmes;
    }

    private static TableProblem circle(TableSet tables, Set<String> goals) {
        String label = tables.find(TableName.goals).map(Grid::label).orElseThrow();
        return new TableProblem(
                label, 0, "parent_goal_id", goals + " are each other's parents; leave it empty in one of them");
    }

    /** A row of {@code maturity.csv} and where its levels stand, since its scale may stand below it. */
    private record Maturity(MaturityItem item, Row row) {

        private void check(Programmes programmes, List<TableProblem> problems) {
            if (item.type() == MaturityItem.Type.viewpoint) {
                check("value", item.value(), programmes, problems);
                check("baseline", item.baseline(), programmes, problems);
                check("target", item.target(), programmes, problems);
            } else if (item.baseline() != null || item.target() != null) {
                problems.add(row.cell("item_type").problem("only a viewpoint has a baseline and a target; empty them"));
            }
        }

        private void check(
                String column, @Nullable BigDecimal level, Programmes programmes, List<TableProblem> problems) {
            programmes
                    .scale(item.programme())
                    .filter(scale -> level != null && !scale.contains(level))
                    .ifPresent(scale -> problems.add(row.cell(column)
                            .problem("%s is not on the programme's scale; it goes from %s to %s"
                                    .formatted(level, scale.lowest(), scale.highest()))));
        }
    }

    private static Programme programme(Row row) {
        return new Programme(
                row.id("programme_id", Target.PROGRAMME),
                row.word("kind", Programme.Kind.class),
                row.find("municipality"),
                row.text("title"),
                row.text("title_en"),
                row.findYear("start_year"),
                row.findYear("end_year"),
                row.find("approved_by"),
                row.findDate("approval_date"),
                row.find("approval_note"),
                row.find("owner_body"),
                row.find("steering_body"),
                row.findReference("parent_programme_id", Target.PROGRAMME),
                row.text("source_document"),
                row.find("notes"));
    }

    private static Goal goal(Row row) {
        return new Goal(
                row.reference("programme_id", Target.PROGRAMME),
                row.id("goal_id", Target.GOAL),
                row.findReference("parent_goal_id", Target.GOAL),
                row.word("kind", Goal.Kind.class),
                row.text("title"),
                row.text("title_en"),
                row.number("ordinal"),
                row.word("title_origin", TitleOrigin.class),
                row.references("related_ids", Target.GOAL, Target.MATURITY),
                row.find("notes"));
    }

    private static Measure measure(Row row) {
        return new Measure(
                row.reference("programme_id", Target.PROGRAMME),
                row.findReference("goal_id", Target.GOAL),
                row.id("measure_id", Target.MEASURE),
                row.number("ordinal"),
                row.text("title"),
                row.text("title_en"),
                row.word("kind", Measure.Kind.class),
                row.findWord("audience", Measure.Audience.class),
                row.years("years"),
                row.list("responsible_units"),
                row.findWord("funding_note", Measure.Funding.class),
                row.references("linked_programmes", Target.PROGRAMME),
                row.word("title_origin", TitleOrigin.class),
                row.findWord("audience_basis", Measure.Basis.class),
                row.word("years_basis", Measure.YearsBasis.class),
                row.findWord("goal_basis", Measure.Basis.class),
                row.text("source_section"),
                row.references("related_measure_ids", Target.MEASURE),
                row.references("related_project_ids", Target.PROJECT),
                row.find("notes"));
    }

    private static Project project(Row row) {
        return new Project(
                row.id("project_id", Target.PROJECT),
                row.reference("programme_id", Target.PROGRAMME),
                row.number("source_order"),
                row.find("lead_municipality"),
                row.list("partner_municipalities"),
                row.list("partner_organisations"),
                row.text("title"),
                row.text("title_en"),
                row.word("language", Project.Language.class),
                row.word("status", Project.Stated.class),
                row.findDate("start_date"),
                row.findDate("end_date"),
                row.find("date_note"),
                row.text("topic"),
                row.references("systems_named", Target.SYSTEM),
                row.findDecimal("budget_eur"),
                row.findDecimal("spent_eur"),
                row.text("source_document"),
                row.find("notes"));
    }

    private static Milestone milestone(Row row) {
        return new Milestone(
                row.reference("programme_id", Target.PROGRAMME),
                row.findReference("goal_id", Target.GOAL),
                row.findReference("item_id", Target.MEASURE, Target.PROJECT),
                row.id("milestone_id", Target.MILESTONE),
                row.text("title"),
                row.text("title_en"),
                row.findDate("date"),
                row.findWord("status", Status.class),
                row.find("notes"));
    }

    private static Metric metric(Row row) {
        return new Metric(
                row.reference("programme_id", Target.PROGRAMME),
                row.findReference("goal_id", Target.GOAL),
                row.findReference("project_id", Target.PROJECT),
                row.id("metric_id", Target.METRIC),
                row.text("title"),
                row.text("title_en"),
                row.find("unit"),
                row.findDecimal("value"),
                row.findOptionalDecimal("target_value"),
                row.findOptionalDate("target_date"),
                row.find("measured_subject"),
                row.word("title_origin", TitleOrigin.class),
                row.find("notes"));
    }

    private static Maturity maturity(Row row) {
        return new Maturity(maturityItem(row), row);
    }

    private static MaturityItem maturityItem(Row row) {
        return new MaturityItem(
                row.reference("programme_id", Target.PROGRAMME),
                row.findReference("project_id", Target.PROJECT),
                row.id("item_id", Target.MATURITY),
                row.word("item_type", MaturityItem.Type.class),
                row.findWord("group", MaturityItem.Group.class),
                row.findNumber("ordinal"),
                row.findDecimal("value"),
                row.findOptionalDecimal("baseline"),
                row.findOptionalDecimal("target"),
                row.text("title"),
                row.text("title_en"),
                row.findWord("highlighted_by_management", YesNo.class) == YesNo.yes,
                row.find("notes"));
    }

    private static BudgetLine budgetLine(Row row) {
        return new BudgetLine(
                row.id("budget_id", Target.BUDGET),
                row.reference("programme_id", Target.PROGRAMME),
                row.findReference("project_id", Target.PROJECT),
                row.find("section"),
                row.text("line"),
                row.text("line_en"),
                row.years("year"),
                row.word("row_kind", BudgetLine.RowKind.class),
                row.findDecimal("amount"),
                row.text("unit"),
                row.word("precision", BudgetLine.Precision.class),
                row.findDecimal("share_pct_stated"),
                row.findDecimal("share_pct_computed"),
                row.find("check"),
                row.find("notes"));
    }

    private static NamedSystem system(Row row) {
        return new NamedSystem(
                row.id("system", Target.SYSTEM),
                row.text("kind"),
                row.find("vendor_or_owner"),
                row.list("mentions"),
                row.text("role"),
                row.word("name_type", NameType.class) == NameType.proper,
                row.find("notes"));
    }

    private static IntegrationNeed need(Row row) {
        return new IntegrationNeed(
                row.id("need_id", Target.NEED),
                row.text("source_document"),
                row.text("municipality"),
                row.text("source_system"),
                row.text("target_system"),
                row.text("payload"),
                row.text("trigger"),
                row.text("trigger_basis"),
                row.text("theme"),
                row.references("project_ids", Target.PROJECT),
                row.references("measure_ids", Target.MEASURE),
                row.references("programme_ids", Target.PROGRAMME),
                row.references("systems", Target.SYSTEM),
                row.text("paraphrase_en"));
    }
}
