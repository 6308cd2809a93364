package fi.vayla.roadmap;

import fi.vayla.event.RoadmapStated;
import fi.vayla.event.RoadmapStated.Said;
import fi.vayla.event.RoadmapStated.Verdict;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/** The values of metrics and viewpoints over time, as the roadmap's history has them. Thread-safe. */
@Component
final class MetricReadings {

    /** The newest of one item; all of them are in the history. */
    static final int SHOWN = 400;

    /** The same statement read twice, or written by two instances, is one reading. */
    private record Key(Instant at, Instant receivedAt, String receipt) implements Comparable<Key> {

        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::at).thenComparing(Key::receivedAt).thenComparing(Key::receipt);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    private final Map<String, ConcurrentSkipListMap<Key, Reading>> items = new ConcurrentHashMap<>();
    private final AtomicLong version = new AtomicLong();

    /** Takes in a statement; one that gives no value, or one that is contested, is none. */
    void add(RoadmapStated stated) {
        Said said = stated.fields().get(FieldName.value.name());
        String item = stated.item();
        if (item != null
                && said != null
                && said.verdict() == Verdict.taken
                && FieldName.value.read(said.value()) instanceof FieldName.Value.Valid(String number)) {
            var known = items.computeIfAbsent(item, i -> new ConcurrentSkipListMap<>());
            known.put(
                    new Key(stated.at(), stated.receivedAt(), stated.receipt()),
                    new Reading(stated.at(), new BigDecimal(number), stated.source()));
            if (known.size() > SHOWN) {
                known.pollFirstEntry();
            }
            version.incrementAndGet();
        }
    }

    /** Grows whenever there may be another reading. */
    long version() {
        return version.get();
    }

    /** The oldest first. */
    List<Reading> list(String item) {
        ConcurrentSkipListMap<Key, Reading> known = items.get(item);
        return known == null ? List.of() : List.copyOf(known.values());
    }
}
