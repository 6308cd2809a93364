package fi.vayla.roadmap;

import fi.vayla.event.Event;
import fi.vayla.log.Appended;
import fi.vayla.log.EventLog;
import fi.vayla.log.LogFollower;
import fi.vayla.log.LogReader;
import fi.vayla.log.LogRecord;
import fi.vayla.log.LogUnavailable;
import fi.vayla.log.Partition;
import fi.vayla.log.Place;
import fi.vayla.log.RowLog;
import fi.vayla.log.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A log in memory with one partition: what is appended comes back to every follower of its topic, in order, on the follower's
 * thread.
 */
public final class MemoryLog implements EventLog, RowLog, LogFollower, LogReader, AutoCloseable {

    private record Reader(Set<String> topics, Consumer<List<LogRecord>> handler, ExecutorService thread) {
        private void tell(LogRecord record) {
            if (topics.contains(record.place().topic())) {
                thread.execute(() -> handler.accept(List.of(record)));
            }
        }
    }

    private final List<LogRecord> log = new ArrayList<>();
    private final List<LogRecord> records = new ArrayList<>();
    private final List<Reader> readers = new ArrayList<>();
    private volatile boolean available = true;

    /** Whether appending succeeds. */
    public void available(boolean isAvailable) {
        available = isAvailable;
    }

    @Override
    public synchronized CompletableFuture<Appended> append(Event event) {
        if (!available) {
            return CompletableFuture.completedFuture(new Appended.Unavailable("no broker answers"));
        }
        var place = new Place(Topic.of(event.type()).topicName(), 0, log.size());
        var record = new LogRecord(place, event.receivedAt(), event.subject(), Map.of(), event.data());
        records.add(record);
        add(record);
        return CompletableFuture.completedFuture(new Appended.Durable(place));
    }

    @Override
    public synchronized Following follow(
            String name, Set<Topic> topics, Map<Partition, Long> from, Consumer<List<LogRecord>> handler) {
        ExecutorService thread =
                Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());
        var reader = new Reader(topics.stream().map(Topic::topicName).collect(Collectors.toSet()), handler, thread);
        log.forEach(reader::tell);
        readers.add(reader);
        return new Following() {
            @Override
            public boolean awaitCaughtUp(Duration atMost) {
                try {
                    thread.submit(() -> {}).get(atMost.toMillis(), TimeUnit.MILLISECONDS);
                    return true;
                } catch (Exception e) {
                    return false;
                }
            }

            @Override
            public boolean awaitReached(Map<Partition, Long> ends, Duration atMost) {
                return awaitCaughtUp(atMost);
            }

            @Override
            public void close() {
                thread.shutdownNow();
            }
        };
    }

    private void add(LogRecord record) {
        log.add(record);
        readers.forEach(reader -> reader.tell(record));
    }

    @Override
    public synchronized CompletableFuture<Place> append(Topic topic, int partition, String key, byte[] value) {
        if (!available) {
            return CompletableFuture.failedFuture(new LogUnavailable("no broker answers"));
        }
        var place = new Place(topic.topicName(), 0, log.size());
        add(new LogRecord(place, Instant.EPOCH, key, Map.of(), value));
        return CompletableFuture.completedFuture(place);
    }

    @Override
    public CompletableFuture<Place> remove(Topic topic, int partition, String key) {
        return append(topic, partition, key, new byte[0]);
    }

    @Override
    public synchronized List<LogRecord> read(List<Place> places) {
        return places.stream().map(place -> log.get((int) place.offset())).toList();
    }

    @Override
    public Map<Partition, Long> readToEnd(Map<Partition, Long> from, Consumer<LogRecord> handler) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void readBetween(Map<Partition, Long> from, Map<Partition, Long> until, Consumer<LogRecord> handler) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Place> firstSince(Topic topic, Instant time) {
        throw new UnsupportedOperationException();
    }

    /** The events. */
    public synchronized List<LogRecord> records() {
        return List.copyOf(records);
    }

    @Override
    public synchronized void close() {
        readers.forEach(reader -> reader.thread().shutdownNow());
    }
}
