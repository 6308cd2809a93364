package fi.vayla.delivery;

import fi.vayla.log.Partition;
import fi.vayla.log.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The rows of {@code vayla.parked}, folded. The follower brings every row in the order of its partition; this instance's own
 * rows are put in as soon as they are durable, and the follower brings them again. A row counts only when it stands behind
 * the last one that is known of its message. Thread-safe.
 */
final class ParkedFold {

    private static final Comparator<ParkedEntry> BY_TIME = Comparator.comparing(ParkedEntry::at)
            .thenComparingLong(entry -> entry.place().offset())
            .thenComparing(ParkedEntry::id);

    private final Map<String, ParkedEntry> entries = new HashMap<>();
    private final NavigableSet<ParkedEntry> byTime = new TreeSet<>(BY_TIME);
    private final Map<String, Map<String, ParkedQueue>> queues = new HashMap<>();
    private final Map<String, String> shared = new HashMap<>(); // routes, types, sources, topics: few
    private final Map<Integer, Long> followed = new HashMap<>();
    private final Map<Integer, Map<String, Long>> removed = new HashMap<>(); // own tombstones ahead of the follower

    /**
     * A row that the follower brought.
     *
     * @param message null for a tombstone
     * @return the first message of the key, if the row made it the first or changed it, and its owner has to look at it
     */
    synchronized Optional<ParkedEntry> followed(Place row, String id, @Nullable ParkedMessage message) {
        Optional<ParkedEntry> next = put(row, id, message);
        followed.put(row.partition(), row.offset());
        @Nullable Map<String, Long> own = removed.get(row.partition());
        if (own != null) {
            own.values().removeIf(offset -> offset <= row.offset());
        }
        return next;
    }

    /** A row of this instance, which is durable now. */
    synchronized Optional<ParkedEntry> appended(Place row, String id, @Nullable ParkedMessage message) {
        if (row.offset() <= followed.getOrDefault(row.partition(), -1L)) {
            return Optional.empty(); // the follower was faster, and may have brought newer ones since
        }
        if (message == null) {
            removed.computeIfAbsent(row.partition(), number -> new HashMap<>()).merge(id, row.offset(), Math::max);
        }
        return put(row, id, message);
    }

    private Optional<ParkedEntry> put(Place row, String id, @Nullable ParkedMessage message) {
        @Nullable ParkedEntry before = entries.get(id);
        if (isOld(row, id, before) || (before == null && message == null)) {
            return Optional.empty();
        }
        String route = message == null ? Objects.requireNonNull(before).route() : message.route();
        String key = message == null ? Objects.requireNonNull(before).key() : message.key();
        Optional<ParkedEntry> first = first(route, key);
        if (before != null) {
            remove(before);
        }
        if (message != null) {
            put(ParkedEntry.of(message, row, this::share));
        }
        return first(route, key)
                .filter(entry -> entry.concernsOwner() && !Optional.of(entry).equals(first));
    }

    /** A row that stands before one that is known of the same message. */
    private boolean isOld(Place row, String id, @Nullable ParkedEntry before) {
        long gone = removed.getOrDefault(row.partition(), Map.of()).getOrDefault(id, -1L);
        return gone > row.offset()
                || (before != null
                        && before.row().partition() == row.partition()
                        && before.row().offset() >= row.offset());
    }

    private void put(ParkedEntry entry) {
        ParkedQueue queue = queues.computeIfAbsent(entry.route(), route -> new HashMap<>())
                .computeIfAbsent(entry.key(), key -> new ParkedQueue());
        ParkedEntry kept = queue.isEmpty() ? entry : entry.sharing(queue.last());
        queue.put(kept);
        entries.put(kept.id(), kept);
        byTime.add(kept);
    }

    private void remove(ParkedEntry entry) {
        entries.remove(entry.id());
        byTime.remove(entry);
        Map<String, ParkedQueue> ofRoute = queues.getOrDefault(entry.route(), new HashMap<>());
        @Nullable ParkedQueue queue = ofRoute.get(entry.key());
        if (queue != null) {
            queue.remove(entry);
            if (queue.isEmpty()) {
                ofRoute.remove(entry.key());
            }
        }
    }

    private String share(String text) {
        return shared.computeIfAbsent(text, same -> same);
    }

    synchronized Optional<ParkedEntry> find(String id) {
        return Optional.ofNullable(entries.get(id));
    }

    synchronized Optional<ParkedStand> findStand(String id) {
        return find(id).map(this::stand);
    }

    synchronized boolean holds(String route, String key) {
        return queue(route, key) != null;
    }

    /** The keys of a route that parked messages hold up. */
    synchronized Set<String> keys(String route) {
        return Set.copyOf(queues.getOrDefault(route, Map.of()).keySet());
    }

    /** The message that holds the key up. */
    synchronized Optional<ParkedEntry> first(String route, String key) {
        return Optional.ofNullable(queue(route, key)).map(ParkedQueue::first);
    }

    /** The first ones of a key. */
    synchronized List<ParkedEntry> head(String route, String key, int atMost) {
        @Nullable ParkedQueue queue = queue(route, key);
        return queue == null ? List.of() : queue.head(atMost);
    }

    synchronized int length(String route, String key) {
        @Nullable ParkedQueue queue = queue(route, key);
        return queue == null ? 0 : queue.size();
    }

    /** The first messages of those of a route's keys that stand on these partitions of the log. */
    synchronized List<ParkedEntry> firsts(String route, Set<Partition> partitions) {
        return queues.getOrDefault(route, Map.of()).values().stream()
                .map(ParkedQueue::first)
                .filter(entry -> partitions.contains(entry.partition()))
                .toList();
    }

    synchronized int count(ParkedFilter filter) {
        return filter.selectsAll()
                ? entries.size()
                : (int) entries.values().stream().filter(filter::takes).count();
    }

    /** Of each route that has parked messages, when the oldest of them was received. */
    synchronized Map<String, Instant> oldest() {
        Map<String, Instant> oldest = new HashMap<>();
        entries.values()
                .forEach(entry -> oldest.merge(
                        entry.route(), entry.receivedAt(), (one, other) -> one.isBefore(other) ? one : other));
        return oldest;
    }

    /** In the order in which they parked. */
    synchronized List<ParkedStand> list(ParkedFilter filter) {
        return byTime.stream().filter(filter::takes).map(this::stand).toList();
    }

    /** @param firstOnly without those that wait behind another one */
    synchronized ParkedPage page(ParkedFilter filter, boolean firstOnly, long skipped, int atMost) {
        List<ParkedStand> page = new ArrayList<>();
        int total = 0;
        for (ParkedEntry entry : byTime) {
            if (filter.takes(entry) && (!firstOnly || isFirst(entry))) {
                if (total >= skipped && page.size() < atMost) {
                    page.add(stand(entry));
                }
                total++;
            }
        }
        return new ParkedPage(page, total);
    }

    private boolean isFirst(ParkedEntry entry) {
        @Nullable ParkedQueue queue = queue(entry.route(), entry.key());
        return queue != null && queue.first() == entry;
    }

    private ParkedStand stand(ParkedEntry entry) {
        @Nullable ParkedQueue queue = queue(entry.route(), entry.key());
        if (queue == null) {
            throw new IllegalStateException(entry.id() + " has no queue");
        }
        return new ParkedStand(entry, queue.first(), queue.behind(entry));
    }

    private @Nullable ParkedQueue queue(String route, String key) {
        return queues.getOrDefault(route, Map.of()).get(key);
    }
}
