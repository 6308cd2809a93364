package fi.vayla.roadmap;

import fi.vayla.event.Event;
import fi.vayla.event.Problem;
import fi.vayla.log.Appended;
import fi.vayla.log.EventLog;
import fi.vayla.log.LogFollower;
import fi.vayla.log.LogReader;
import fi.vayla.log.LogRecord;
import fi.vayla.log.LogUnavailable;
import fi.vayla.log.Partition;
import fi.vayla.log.Place;
import fi.vayla.log.RowLog;
import fi.vayla.log.Schemas;
import fi.vayla.log.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A log in memory with topics of one partition: what is appended comes back to every follower of the topic, in order, on the
 * follower's thread.
 */
public final class MemoryLog implements EventLog, RowLog, LogFollower, LogReader, AutoCloseable {

    private record Reader(Set<String> topics, Consumer<List<LogRecord>> handler, ExecutorService thread) {

        private void read(LogRecord record) {
            if (topics.contains(record.place().topic())) {
                thread.execute(() -> handler.accept(List.of(record)));
            }
        }
    }

    private static final Schemas SCHEMAS = new Schemas(Path.of("config/schemas"));

    private final List<LogRecord> records = new ArrayList<>();
    private final List<Reader> readers = new ArrayList<>();
    private volatile Predicate<Topic> available = topic -> true;

    /** Whether appending succeeds. */
    public void available(boolean isAvailable) {
        available = topic -> isAvailable;
    }

    /** To which topics appending succeeds. */
    void available(Predicate<Topic> topics) {
        available = topics;
    }

    @Override
    public synchronized CompletableFuture<Appended> append(Event event) {
        Topic topic = Topic.of(event.type());
        if (!available.test(topic)) {
            return CompletableFuture.completedFuture(new Appended.Unavailable("no broker answers"));
        }
        Map<String, String> headers = Map.of(
                "ce_id", event.id(),
                "ce_type", event.type().wireName(),
                "ce_receipt", event.receipt().value());
        Place place = add(topic, event.receivedAt(), event.subject(), headers, event.data());
        return CompletableFuture.completedFuture(new Appended.Durable(place));
    }

    @Override
    public synchronized CompletableFuture<Place> append(Topic topic, int partition, String key, byte[] value) {
        return available.test(topic)
                ? CompletableFuture.completedFuture(add(topic, Hub.NOON, key, Map.of(), value))
                : CompletableFuture.failedFuture(new LogUnavailable("no broker answers"));
    }

    /** Nobody looks at the schema of these but this. */
    @Override
    public CompletableFuture<Appended> appendOwn(Event event) {
        List<Problem> problems = SCHEMAS.validate(event.type(), event.data());
        if (!problems.isEmpty()) {
            throw new AssertionError(event + " has not the form of its schema: " + problems);
        }
        return append(event);
    }

    @Override
    public CompletableFuture<Place> remove(Topic topic, int partition, String key) {
        return append(topic, partition, key, new byte[0]);
    }

    private Place add(Topic topic, Instant time, String key, Map<String, String> headers, byte[] value) {
        var record =
                new LogRecord(new Place(topic.topicName(), 0, records(topic).size()), time, key, headers, value);
        records.add(record);
        readers.forEach(reader -> reader.read(record));
        return record.place();
    }

    @Override
    public synchronized Following follow(
            String name,
            Set<Topic> topics,
            Map<Partition, Long> from,
            Duration patience,
            Consumer<List<LogRecord>> handler) {
        ExecutorService thread =
                Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());
        var reader = new Reader(Set.copyOf(topics.stream().map(Topic::topicName).toList()), handler, thread);
        records.forEach(reader::read);
        readers.add(reader);
        return new Following() {
            @Override
            public boolean awaitCaughtUp(Duration atMost) {
                try { // behind everything that is on the log now
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
                leave(reader); // the log goes on without it, as when a context of the tests rests
            }
        };
    }

    private synchronized void leave(Reader reader) {
        readers.remove(reader);
        reader.thread().shutdownNow();
    }

    @Override
    public Map<Partition, Long> readToEnd(Map<Partition, Long> from, Consumer<LogRecord> handler) {
        Map<Partition, Long> ends = new HashMap<>();
        from.keySet()
                .forEach(partition -> ends.put(
                        partition,
                        records().stream()
                                .filter(record -> record.place().inPartition().equals(partition))
                                .count()));
        readBetween(from, ends, handler);
        return ends;
    }

    @Override
    public void readBetween(Map<Partition, Long> from, Map<Partition, Long> until, Consumer<LogRecord> handler) {
        for (LogRecord record : records()) {
            Place place = record.place();
            Partition partition = place.inPartition();
            if (place.offset() >= from.getOrDefault(partition, Long.MAX_VALUE)
                    && place.offset() < until.getOrDefault(partition, 0L)) {
                handler.accept(record);
            }
        }
    }

    @Override
    public List<Place> firstSince(Topic topic, Instant time) {
        return records(topic).stream()
                .filter(record -> !record.time().isBefore(time))
                .limit(1)
                .map(LogRecord::place)
                .toList();
    }

    @Override
    public List<LogRecord> read(List<Place> places) {
        return records().stream()
                .filter(record -> places.contains(record.place()))
                .toList();
    }

    public synchronized List<LogRecord> records() {
        return List.copyOf(records);
    }

    public synchronized List<LogRecord> records(Topic topic) {
        return records.stream()
                .filter(record -> record.place().topic().equals(topic.topicName()))
                .toList();
    }

    /** The rows of a topic that are no events. */
    public List<LogRecord> rows(Topic topic) {
        return records(topic).stream()
                .filter(record -> record.headers().isEmpty())
                .toList();
    }

    @Override
    public synchronized void close() {
        readers.forEach(reader -> reader.thread().shutdownNow());
    }
}
