package fi.vayla.delivery;

import fi.vayla.delivery.LedgerRow.State;
import java.util.Arrays;
import java.util.StringJoiner;

/**
 * How a route stands in one partition, as its owner accounts for it. It is the note of the owner's commit, so that every
 * other instance knows it too, and a later owner goes on counting from there.
 *
 * @param below distinct events for the route below the committed offset
 * @param received distinct events for the route up to where it has read
 * @param unknown those that were sent and got no answer
 * @param unaccounted those that have neither a row nor are known to wait: a fault of the hub
 */
record Standing(
        long below, long received, long delivered, long parked, long discarded, long unknown, long unaccounted) {

    static final Standing NONE = new Standing(0, 0, 0, 0, 0, 0, 0);

    /** @param waiting events that have no fate yet, or are parked no more and on their way again */
    static Standing of(long below, long received, long waiting, LedgerSums sums) {
        long delivered = sums.count(State.delivered);
        long parked = sums.count(State.parked);
        long discarded = sums.count(State.discarded);
        // after a crash or a rewind, events that have their row already are read again a moment later
        long all =
                Math.max(received, delivered + parked + discarded + sums.begun().size());
        long missing = Math.max(0, all - waiting - delivered - parked - discarded);
        return new Standing(below, all, delivered, parked, discarded, sums.count(State.unknown), missing);
    }

    long waiting() {
        return Math.max(0, received - delivered - parked - discarded - unaccounted);
    }

    Standing plus(Standing other) {
        return new Standing(
                below + other.below,
                received + other.received,
                delivered + other.delivered,
                parked + other.parked,
                discarded + other.discarded,
                unknown + other.unknown,
                unaccounted + other.unaccounted);
    }

    String note() {
        StringJoiner note = new StringJoiner(" ");
        for (long number : new long[] {below, received, delivered, parked, discarded, unknown, unaccounted}) {
            note.add(Long.toString(number));
        }
        return note.toString();
    }

    /** Where fewer events are below the committed offset than before. */
    Standing below(long fewer) {
        return new Standing(fewer, received, delivered, parked, discarded, unknown, unaccounted);
    }

    /** Anything that is not a note of ours counts as nothing received. What {@link Rewound} notes behind it is left out. */
    static Standing parse(String note) {
        if (!note.matches("\\d{1,18}( \\d{1,18}){6}( (rewound|again)( \\d{1,18}){2})?")) {
            return NONE;
        }
        long[] n = Arrays.stream(note.split(" "))
                .limit(7)
                .mapToLong(Long::parseLong)
                .toArray();
        return new Standing(n[0], n[1], n[2], n[3], n[4], n[5], n[6]);
    }
}
