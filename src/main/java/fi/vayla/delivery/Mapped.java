package fi.vayla.delivery;

import fi.vayla.system.SystemAdapter;
import java.util.Map;

/** What a route made of an event. */
public sealed interface Mapped {

    /**
     * Ready to be sent.
     *
     * @param target as the route names it, such as {@code system:case-management}
     * @param parameters what the route says about the call
     */
    @SuppressWarnings("ArrayRecordComponent") // passed through to the wire; never compared
    record Ready(String target, SystemAdapter adapter, Map<String, String> parameters, byte[] body) implements Mapped {}

    /** A step failed; the message is parked. */
    record Failed(String detail) implements Mapped {}

    /** The route ended before a target; the message is discarded, and the ledger says so. */
    record Nothing() implements Mapped {}
}
