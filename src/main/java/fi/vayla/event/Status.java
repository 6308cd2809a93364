package fi.vayla.event;

/** Where a project or a measure stands, in the words of the roadmap. The names are the JSON values. */
public enum Status {
    proposed,
    planned,
    in_progress,
    on_hold,
    done,
    cancelled
}
