package fi.vayla.event;

/** What an event says. Each form has a JSON Schema of its type's name under {@code config/schemas}. */
public sealed interface EventData
        permits FormSubmitted,
                CaseRecord,
                ProjectChanged,
                IdeaProposed,
                RoadmapItemChanged,
                MetricReported,
                RoadmapRecordOrphaned,
                RoadmapStated {

    EventType type();
}
