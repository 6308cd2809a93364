package fi.vayla.delivery;

import java.util.Map;

/** What a route made of an event. */
public sealed interface Mapped {

    /**
     * Ready to be sent.
     *
     * @param parameters what the route says about the call
     */
    @SuppressWarnings("ArrayRecordComponent") // passed through to the wire; never compared
    record Ready(Target target, Map<String, String> parameters, byte[] body) implements Mapped {}

    /** A step failed; the message is parked. */
    record Failed(String detail) implements Mapped {}

    /** The route ended before a target; the message is discarded, and the ledger says so. */
    record Nothing() implements Mapped {}
}
