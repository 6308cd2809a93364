package fi.vayla.routes;

/** How the routes folder of this instance stands to what runs. The names are the JSON values. */
public enum FolderState {
    /** It holds what runs. */
    in_step,
    /** It holds something new and good, which waits to be applied. */
    waiting,
    /** Something is wrong in it, and what runs stays. */
    findings,
    /** It holds an earlier revision, which is not applied by itself. */
    stale,
    /** It cannot be read. */
    away
}
