package fi.vayla.intake;

import fi.vayla.event.Receipt;
import java.util.Arrays;

/**
 * The newest accepted receipts, the oldest forgotten first. A hash table of positions in a ring of 128-bit values: 26 bytes
 * a receipt where a map of objects takes about 150. Thread-safe.
 */
final class RecentReceipts {

    private static final int EMPTY = -1;

    private final long[] ring;
    private final int[] table;
    private final int mask;
    private int next;
    private int size;

    RecentReceipts(int capacity) {
        ring = new long[2 * capacity];
        table = new int[Integer.highestOneBit(capacity) * 4];
        mask = table.length - 1;
        Arrays.fill(table, EMPTY);
    }

    synchronized boolean contains(Receipt receipt) {
        return table[slot(Receipt.high(receipt.value()), Receipt.low(receipt.value()))] != EMPTY;
    }

    synchronized void add(Receipt receipt) {
        long high = Receipt.high(receipt.value());
        long low = Receipt.low(receipt.value());
        if (table[slot(high, low)] != EMPTY) {
            return;
        }
        if (size == ring.length / 2) {
            remove(slot(ring[2 * next], ring[2 * next + 1]));
            size--;
        }
        ring[2 * next] = high;
        ring[2 * next + 1] = low;
        table[slot(high, low)] = next;
        next = (next + 1) % (ring.length / 2);
        size++;
    }

    /** Where it stands in the table, or the empty place where it would. */
    private int slot(long high, long low) {
        int slot = home(high);
        while (table[slot] != EMPTY && !(ring[2 * table[slot]] == high && ring[2 * table[slot] + 1] == low)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /** Moves later ones of the same run back, so that every run stays without gaps. */
    private void remove(int gap) {
        int slot = gap;
        while (true) {
            table[gap] = EMPTY;
            do {
                slot = (slot + 1) & mask;
                if (table[slot] == EMPTY) {
                    return;
                }
            } while (isBetween(gap, home(ring[2 * table[slot]]), slot));
            table[gap] = table[slot];
            gap = slot;
        }
    }

    /** Whether a value with this home, found at the slot, would not be found from its home if it stood in the gap. */
    private static boolean isBetween(int gap, int home, int slot) {
        return gap <= slot ? gap < home && home <= slot : gap < home || home <= slot;
    }

    private int home(long high) {
        return (int) high & mask;
    }
}
