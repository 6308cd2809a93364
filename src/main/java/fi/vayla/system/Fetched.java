package fi.vayla.system;

/** What a system answered when it was asked for one of its records. */
public sealed interface Fetched {

    /** It has the record. */
    @SuppressWarnings("ArrayRecordComponent") // the system's bytes, parsed by whoever asked; never compared
    record Found(byte[] body) implements Fetched {}

    /** It says that there is none. */
    record Absent() implements Fetched {}

    /** It did not answer, or answered with an error. */
    record Unavailable(String detail) implements Fetched {}

    /** It cannot be asked. */
    record Unsupported() implements Fetched {}
}
