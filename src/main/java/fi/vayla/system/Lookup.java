package fi.vayla.system;

/** What a system answered when it was asked for a record. */
public sealed interface Lookup {

    /** It has the record. */
    @SuppressWarnings("ArrayRecordComponent") // the system's bytes, parsed by whoever asked; never compared
    record Found(byte[] body) implements Lookup {}

    /** It says that there is none. */
    record Absent() implements Lookup {}

    /** It did not answer, or answered with an error. */
    record Unavailable(String detail) implements Lookup {}

    /** It cannot be asked. */
    record Unsupported() implements Lookup {}
}
