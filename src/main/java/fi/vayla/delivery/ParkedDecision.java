package fi.vayla.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What operators want to become of a parked message.
 *
 * @param by who wanted it first
 * @param reason why, in that operator's words
 * @param approvedBy who wanted it too, where the route asks for a second person
 */
public record ParkedDecision(
        Kind kind,
        String by,
        Instant at,
        String reason,
        @Nullable String approvedBy) {

    /** The names are the JSON values. */
    public enum Kind {
        /** It takes the road once more. */
        replay,
        /** It needs no delivery. */
        discard
    }

    ParkedDecision approved(String approver) {
        return new ParkedDecision(kind, by, at, reason, approver);
    }

    /** For the ledger: who discarded it, and why. */
    String inWords() {
        String who = approvedBy == null ? by : by + " and " + approvedBy;
        return kind + " by " + who + ": " + reason;
    }
}
