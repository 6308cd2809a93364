package fi.vayla.system;

/** How what a system shows of an item may differ from the roadmap. The names are those in YAML and JSON. */
public enum Drift {
    /** It does not show the item. */
    missing,
    /** It shows what the item was earlier, or the newest change is still on its way. */
    stale,
    /** Somebody changed it there. */
    edited,
    /** It shows what is not on the roadmap, or what no route sends to it. */
    orphaned,
    /** It shows an item twice. */
    duplicate
}
