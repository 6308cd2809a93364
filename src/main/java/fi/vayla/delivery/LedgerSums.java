package fi.vayla.delivery;

import java.util.List;

/**
 * What the ledger's rows say of a route in one partition, at one moment.
 *
 * @param counts how many events, by {@link LedgerRow.State}
 * @param begun the offsets of those whose delivery was begun and has not ended
 */
@SuppressWarnings("ArrayRecordComponent") // a copy of its own; never compared
record LedgerSums(long[] counts, List<Long> begun) {

    long count(LedgerRow.State state) {
        return counts[state.ordinal()];
    }
}
