package fi.vayla.roadmap;

import java.util.List;

/**
 * What a rule makes of an item, and why.
 *
 * @param value {@code done} or {@code open}; per cent; {@code overdue}; years
 * @param reason the key of the text that says why, with a place for each parameter
 */
public record Derived(Rule rule, String value, String reason, List<String> parameters) {

    /** The names are the JSON values. */
    public enum Rule {
        done_by_projects,
        goal_progress,
        overdue,
        year_slipped
    }

    public Derived {
        parameters = List.copyOf(parameters);
    }

    static Derived of(Rule rule, String value, Object... parameters) {
        return new Derived(
                rule,
                value,
                "derived_" + rule,
                List.of(parameters).stream().map(Object::toString).toList());
    }
}
