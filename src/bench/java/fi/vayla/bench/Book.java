package fi.vayla.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What one caller delivered: the numbers 0, 1, 2 … of each key must come in this order and each once. */
final class Book {

    /**
     * How a book stands.
     *
     * @param effects different messages
     * @param repeats of a message under the same Idempotency-Key, which have no effect
     * @param doubles of a message that have: without such a key, or under another
     * @param disorders messages that came before or after their turn
     * @param first when the first effect was, by {@link System#nanoTime()}, which all processes of a machine share
     * @param last when the last effect was
     * @param faults the first ones, in words
     */
    record Stand(
            long effects, long repeats, long doubles, long disorders, long first, long last, List<String> faults) {}

    /** The hashes of one key's Idempotency-Keys by number; 0 where nothing came. */
    private static final class Numbers {

        private int[] hashes = new int[16];
        private int next;
    }

    private static final int MOST_FAULTS = 10;

    private final Map<String, Numbers> keys = new HashMap<>();
    private final List<String> faults = new ArrayList<>();
    private long effects;
    private long repeats;
    private long doubles;
    private long disorders;
    private long first;
    private long last;

    /** @param idempotencyKey empty for none */
    void take(String key, int number, byte[] idempotencyKey) {
        if (key.isEmpty() || number < 0) {
            disorders++;
            fault("a message without key or number came");
            return;
        }
        Numbers numbers = keys.computeIfAbsent(key, _ -> new Numbers());
        if (number >= numbers.hashes.length) {
            numbers.hashes = Arrays.copyOf(numbers.hashes, Math.max(number + 1, 2 * numbers.hashes.length));
        }
        int hash = idempotencyKey.length == 0 ? 1 : Arrays.hashCode(idempotencyKey) | 2;
        int known = numbers.hashes[number];
        if (known == 0) {
            effect(key, number, numbers, hash);
        } else if (known == hash && hash != 1) {
            repeats++;
        } else {
            doubles++;
            fault(key + "/" + number + " came a second time");
        }
    }

    private void effect(String key, int number, Numbers numbers, int hash) {
        numbers.hashes[number] = hash;
        if (number != numbers.next) {
            disorders++;
            fault("%s/%d came when it was %d's turn".formatted(key, number, numbers.next));
        }
        numbers.next = Math.max(numbers.next, number + 1);
        effects++;
        last = System.nanoTime();
        if (first == 0) {
            first = last;
        }
    }

    private void fault(String what) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(what);
        }
    }

    Stand stand() {
        return new Stand(effects, repeats, doubles, disorders, first, last, List.copyOf(faults));
    }
}
