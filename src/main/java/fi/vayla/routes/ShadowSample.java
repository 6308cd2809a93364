package fi.vayla.routes;

import fi.vayla.event.Event;
import fi.vayla.event.EventType;
import fi.vayla.log.LogGroups;
import fi.vayla.log.LogReader;
import fi.vayla.log.LogRecord;
import fi.vayla.log.LoggedEvent;
import fi.vayla.log.Partition;
import fi.vayla.log.Topic;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The newest events of the log, bounded in number and size. Thread-safe. */
final class ShadowSample {

    /** How many events are looked at for each one that is wanted: a route may select few of them. */
    private static final int LOOKED_AT = 20;

    private static final long MOST_BYTES = 32L * 1024 * 1024;

    private final LogGroups groups;
    private final LogReader reader;

    ShadowSample(LogGroups groups, LogReader reader) {
        this.groups = groups;
        this.reader = reader;
    }

    /** The newest first. Throws {@link fi.vayla.log.LogUnavailable}. */
    List<Event> list(Set<EventType> types, int wanted) {
        Set<Topic> topics = types.stream().map(Topic::of).collect(Collectors.toSet());
        Map<Partition, Long> ends = groups.ends(topics);
        long each = (long) wanted * LOOKED_AT * topics.size() / Math.max(1, ends.size()) + 1;
        Map<Partition, Long> from = new HashMap<>();
        ends.forEach((partition, end) -> from.put(partition, Math.max(0, end - each)));
        Kept kept = new Kept();
        reader.readToEnd(from, kept::add);
        return kept.events.stream()
                .sorted(Comparator.comparing(Event::receivedAt).reversed())
                .toList();
    }

    /** Those that were read last, in memory that does not grow with their size. */
    private static final class Kept {

        private final Deque<Event> events = new ArrayDeque<>();
        private long bytes;

        void add(LogRecord record) {
            if (record.event() instanceof LoggedEvent(var _, Event event)) {
                events.addLast(event);
                bytes += event.data().length;
                while (bytes > MOST_BYTES) {
                    bytes -= events.removeFirst().data().length;
                }
            }
        }
    }
}
