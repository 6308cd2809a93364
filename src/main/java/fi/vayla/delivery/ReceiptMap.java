package fi.vayla.delivery;

import fi.vayla.event.Receipt;

/**
 * From 128-bit receipts to a place and a state, in 25 bytes an entry and no objects: a route's ledger may have millions of
 * rows. Open addressing with linear probing. Not thread-safe.
 */
final class ReceiptMap {

    private static final byte FREE = 0;

    private long[] high = new long[16];
    private long[] low = new long[16];
    private long[] places = new long[16];
    private byte[] states = new byte[16];
    private int size;

    /** The state that the receipt had before, or -1. */
    int put(String receipt, long place, int state) {
        if (size * 3 >= states.length * 2) {
            grow();
        }
        long h = Receipt.high(receipt);
        long l = Receipt.low(receipt);
        int slot = slot(h, l);
        int before = states[slot] - 1;
        if (before < 0) {
            high[slot] = h;
            low[slot] = l;
            size++;
        }
        places[slot] = place;
        states[slot] = (byte) (state + 1);
        return before;
    }

    /** The receipt's state, or -1. */
    int state(String receipt) {
        return states[slot(Receipt.high(receipt), Receipt.low(receipt))] - 1;
    }

    /** The receipt's place, or -1. */
    long place(String receipt) {
        int slot = slot(Receipt.high(receipt), Receipt.low(receipt));
        return states[slot] == FREE ? -1 : places[slot];
    }

    private int slot(long h, long l) {
        int mask = states.length - 1;
        int slot = (int) h & mask; // receipts are hashes already
        while (states[slot] != FREE && (high[slot] != h || low[slot] != l)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldHigh = high;
        long[] oldLow = low;
        long[] oldPlaces = places;
        byte[] oldStates = states;
        int capacity = oldStates.length * 2;
        high = new long[capacity];
        low = new long[capacity];
        places = new long[capacity];
        states = new byte[capacity];
        for (int i = 0; i < oldStates.length; i++) {
            if (oldStates[i] != FREE) {
                int slot = slot(oldHigh[i], oldLow[i]);
                high[slot] = oldHigh[i];
                low[slot] = oldLow[i];
                places[slot] = oldPlaces[i];
                states[slot] = oldStates[i];
            }
        }
    }
}
