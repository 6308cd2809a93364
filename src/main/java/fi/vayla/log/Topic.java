package fi.vayla.log;

import fi.vayla.event.EventType;

/** The hub's topics. */
public enum Topic {
    FORMS("vayla.forms", Cleanup.DELETE),
    CASES("vayla.cases", Cleanup.DELETE),
    SERVICE_REQUESTS("vayla.service-requests", Cleanup.DELETE),
    PROJECTS("vayla.projects", Cleanup.DELETE),
    METRICS("vayla.metrics", Cleanup.DELETE),
    ROADMAP("vayla.roadmap", Cleanup.COMPACT),
    ROADMAP_HISTORY("vayla.roadmap-history", Cleanup.KEEP),
    DELIVERIES("vayla.deliveries", Cleanup.COMPACT),
    PARKED("vayla.parked", Cleanup.COMPACT),
    AUDIT("vayla.audit", Cleanup.DELETE),
    ROUTES("vayla.routes", Cleanup.COMPACT);

    enum Cleanup {
        DELETE,
        /** Nothing is ever taken from it. */
        KEEP,
        COMPACT
    }

    private final String topicName;
    private final Cleanup cleanup;

    Topic(String topicName, Cleanup cleanup) {
        this.topicName = topicName;
        this.cleanup = cleanup;
    }

    public String topicName() {
        return topicName;
    }

    Cleanup cleanup() {
        return cleanup;
    }

    /** The topic that events of a type are appended to. */
    public static Topic of(EventType type) {
        return switch (type) {
            case FORM_SUBMITTED, IDEA_PROPOSED -> FORMS;
            case CASE_OPENED, CASE_CHANGED, CASE_DECIDED, CASE_CLOSED -> CASES;
            case PROJECT_CHANGED -> PROJECTS;
            case METRIC_REPORTED -> METRICS;
            case ROADMAP_ITEM_CHANGED -> ROADMAP;
            case ROADMAP_STATED, ROADMAP_RECORD_ORPHANED -> ROADMAP_HISTORY;
        };
    }
}
