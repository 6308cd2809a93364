package fi.vayla.event;

import java.util.Optional;

/** The kinds of canonical events. Wire names are CloudEvents {@code type} values and never change their meaning. */
public enum EventType {
    FORM_SUBMITTED("form.submitted"),
    CASE_OPENED("case.opened"),
    CASE_CHANGED("case.changed"),
    CASE_DECIDED("case.decided"),
    CASE_CLOSED("case.closed"),
    PROJECT_CHANGED("project.changed"),
    IDEA_PROPOSED("idea.proposed"),
    METRIC_REPORTED("metric.reported"),
    ROADMAP_ITEM_CHANGED("roadmap.item-changed"),
    ROADMAP_RECORD_ORPHANED("roadmap.record-orphaned"),
    ROADMAP_STATED("roadmap.stated");

    private final String shortName;
    private final String wireName;

    EventType(String shortName) {
        this.shortName = shortName;
        this.wireName = "fi.vayla." + shortName;
    }

    /** The name used in route files, such as {@code form.submitted}. */
    public String shortName() {
        return shortName;
    }

    /** The CloudEvents {@code type}, such as {@code fi.vayla.form.submitted}. */
    public String wireName() {
        return wireName;
    }

    /** The CloudEvents {@code dataschema} of the version written today. */
    public String dataSchema() {
        return "urn:vayla:schema:" + shortName + ":1";
    }

    /** Accepts both the short and the wire name. */
    public static Optional<EventType> find(String name) {
        for (EventType type : values()) {
            if (type.shortName.equals(name) || type.wireName.equals(name)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
