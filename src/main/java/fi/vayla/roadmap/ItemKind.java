package fi.vayla.roadmap;

/** What kind of thing an item of a roadmap is. The names are the JSON values. */
public enum ItemKind {
    measure,
    project,
    goal,
    metric,
    milestone,
    viewpoint,
    idea
}
