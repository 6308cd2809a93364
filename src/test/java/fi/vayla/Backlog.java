package fi.vayla;

import fi.vayla.log.DirectLog;
import java.util.Map;
import java.util.TreeMap;

/** Events of one source, written straight to the log, and what must come of them. */
final class Backlog {

    private static final int POISON = -1;

    private final DirectLog log;
    private final String source;
    private final Map<String, Integer> expected = new TreeMap<>();
    private int deliveredBefore;
    private int poisonedKeys;
    private int poisoned;

    Backlog(DirectLog log, String source) {
        this.log = log;
        this.source = source;
    }

    /** The next numbers of each of so many keys, one key after the other. */
    Backlog add(int keys, int numbersOfEach) {
        for (int number = 0; number < numbersOfEach; number++) {
            for (int key = 0; key < keys; key++) {
                String name = source + "-ä" + key;
                log.append(source, name, expected.merge(name, 1, Integer::sum) - 1);
            }
        }
        log.flush();
        return this;
    }

    /** So many that were delivered on a route long ago, of keys of their own; to be written before anything else. */
    Backlog delivered(String route, int messages, int partitions) {
        for (int number = 0; number < messages; number++) {
            int key = number % 1000;
            log.appendDelivered(route, source, source + "-vanha" + key, number, key % partitions);
        }
        log.flush();
        deliveredBefore += messages;
        return this;
    }

    /** Keys of their own whose first message cannot be mapped, with so many behind it. */
    Backlog poison(int keys, int behind) {
        for (int key = 0; key < keys; key++) {
            String name = source + "-myrkky" + poisonedKeys++;
            log.append(source, name, POISON);
            for (int number = 0; number < behind; number++) {
                log.append(source, name, number);
            }
            poisoned += 1 + behind;
        }
        log.flush();
        return this;
    }

    /** How many numbers of each key must have come, of those that can. */
    Map<String, Integer> expected() {
        return Map.copyOf(expected);
    }

    /** All that have been or can be delivered. */
    long size() {
        return deliveredBefore
                + expected.values().stream().mapToLong(Integer::intValue).sum();
    }

    long poisoned() {
        return poisoned;
    }
}
