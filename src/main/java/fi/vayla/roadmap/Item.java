package fi.vayla.roadmap;

import fi.vayla.event.Status;
import org.jspecify.annotations.Nullable;

/** A row of a programme's tables that events may change. */
public sealed interface Item permits Measure, Project, Goal, Metric, Milestone, Viewpoint {

    String id();

    /** The id of the programme that it belongs to. */
    String programme();

    String title();

    String titleEn();

    /** The goal that it stands under, if the document says so. */
    @Nullable
    String goal();

    /** Where it stands as long as no event has told anything; null where the document does not say. */
    default @Nullable Status statedStatus() {
        return null;
    }

    default @Nullable String startDate() {
        return null;
    }

    default @Nullable String endDate() {
        return null;
    }

    default ItemKind itemKind() {
        return switch (this) {
            case Measure m -> ItemKind.measure;
            case Project p -> ItemKind.project;
            case Goal g -> ItemKind.goal;
            case Metric m -> ItemKind.metric;
            case Milestone m -> ItemKind.milestone;
            case Viewpoint v -> ItemKind.viewpoint;
        };
    }
}
