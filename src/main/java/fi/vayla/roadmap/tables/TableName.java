package fi.vayla.roadmap.tables;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The tables of the roadmaps, in the order in which a workbook has them. The names are those of the files and sheets. */
public enum TableName {
    programmes("programme_id"),
    goals("goal_id"),
    measures("measure_id"),
    projects("project_id"),
    milestones("milestone_id"),
    metrics("metric_id"),
    maturity("item_id"),
    budget("budget_id"),
    systems("system"),
    integration_needs("need_id");

    private final String key;

    TableName(String key) {
        this.key = key;
    }

    /** The column that identifies a row. */
    public String key() {
        return key;
    }

    /** Whether the set is whole without it. */
    public boolean isOptional() {
        return this == milestones;
    }

    public String file() {
        return name() + ".csv";
    }

    /** @param name of a file without its ending, or of a sheet, in any case of letters */
    static Optional<TableName> find(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        return Stream.of(values()).filter(table -> table.name().equals(lower)).findFirst();
    }
}
