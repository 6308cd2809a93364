package fi.vayla.system;

/** What a system lets the hub do about a call that ended without an answer. */
public enum Capability {
    /** It can be asked whether it has the record, with {@link SystemAdapter#find}. */
    FIND,
    /** The same call under the same Idempotency-Key has one effect, however often it is sent. */
    IDEMPOTENT,
    /** Neither: the call is sent again, perhaps twice, and the trace says so. */
    NEITHER
}
