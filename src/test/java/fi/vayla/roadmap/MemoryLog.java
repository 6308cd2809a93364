package fi.vayla.roadmap;

import fi.vayla.event.Event;
import fi.vayla.log.Appended;
import fi.vayla.log.EventLog;
import fi.vayla.log.LogFollower;
import fi.vayla.log.LogRecord;
import fi.vayla.log.Partition;
import fi.vayla.log.Place;
import fi.vayla.log.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A log in memory with one partition: what is appended comes back to every follower, in order, on the follower's thread. */
public final class MemoryLog implements EventLog, LogFollower, AutoCloseable {

    private record Reader(Consumer<List<LogRecord>> handler, ExecutorService thread) {}

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
        var place = new Place(Topic.of(event.type()).topicName(), 0, records.size());
        var record = new LogRecord(place, event.receivedAt(), event.subject(), Map.of(), event.data());
        records.add(record);
        readers.forEach(reader -> reader.thread().execute(() -> reader.handler().accept(List.of(record))));
        return CompletableFuture.completedFuture(new Appended.Durable(place));
    }

    @Override
    public synchronized Following follow(
            String name, Set<Topic> topics, Map<Partition, Long> from, Consumer<List<LogRecord>> handler) {
        ExecutorService thread =
                Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());
        records.forEach(record -> thread.execute(() -> handler.accept(List.of(record))));
        Future<?> caughtUp = thread.submit(() -> {});
        readers.add(new Reader(handler, thread));
        return new Following() {
            @Override
            public boolean awaitCaughtUp(Duration atMost) {
                try {
                    caughtUp.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
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

    public synchronized List<LogRecord> records() {
        return List.copyOf(records);
    }

    @Override
    public synchronized void close() {
        readers.forEach(reader -> reader.thread().shutdownNow());
    }
}
