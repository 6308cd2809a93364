package fi.vayla.roadmap;

/** Whether a title is the document's own wording or its editor's. The names are those of the files. */
public enum TitleOrigin {
    original,
    condensed
}
