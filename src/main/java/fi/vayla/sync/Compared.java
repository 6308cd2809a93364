package fi.vayla.sync;

/** What came of the order to compare a system with the roadmap. */
public sealed interface Compared {

    /** It was compared. */
    record Done(SystemSync stand) implements Compared {}

    /** The system, the log or a route cannot say now. */
    record Unavailable(String detail) implements Compared {}

    /** There is no such system, or it lists no records. */
    record Unknown() implements Compared {}
}
