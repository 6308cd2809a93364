package fi.vayla.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The numbers of each key on a topic: each one once, and in order. */
final class Sequences {

    private final byte[] name;
    private final Map<String, Integer> next = new HashMap<>();
    private long taken;
    private long disorders;

    /** @param name of the number in the JSON */
    Sequences(String name) {
        this.name = Scan.name(name);
    }

    /** A record of a key, in the order of its partition. */
    void take(ConsumerRecord<String, byte[]> record) {
        int number = Math.toIntExact(Scan.number(record.value(), name));
        int expected = next.getOrDefault(record.key(), 0);
        taken++;
        if (number != expected) {
            disorders++;
        }
        next.put(record.key(), Math.max(expected, number + 1));
    }

    long taken() {
        return taken;
    }

    /** Numbers that came when it was not their turn, which is so for each one that is lost or there twice. */
    long disorders() {
        return disorders;
    }

    /** @param sent how many of each key, whose names are the prefix and a number */
    void check(Figures figures, String prefix, List<Integer> sent) {
        long expected = sent.stream().mapToLong(Integer::longValue).sum();
        boolean whole = taken == expected;
        for (int i = 0; i < sent.size(); i++) {
            whole &= next.getOrDefault(prefix + i, 0).equals(sent.get(i));
        }
        figures.check("nothing is lost, nothing is there twice", whole, taken + " of " + expected + " are on the log");
        figures.check("order of each key", disorders == 0, disorders + " out of turn");
    }
}
