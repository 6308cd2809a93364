package fi.vayla.delivery;

import fi.vayla.event.Json;
import fi.vayla.log.LogFollower;
import fi.vayla.log.LogGroups;
import fi.vayla.log.LogRecord;
import fi.vayla.log.Partition;
import fi.vayla.log.RowLog;
import fi.vayla.log.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * The parked messages of all routes. The truth is {@code vayla.parked}; this is its fold in memory. While a key has a parked
 * message on a route, later messages of that key park behind it. Thread-safe.
 */
final class ParkingLot implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(5);

    private final Map<String, ParkedMessage> messages = new LinkedHashMap<>();
    private final Map<String, Integer> keys = new HashMap<>();
    private final RowLog rows;
    private final CaughtUp caughtUp;
    private final LogFollower.Following following;

    /** Returns when every parked message that is on the log has been read. */
    ParkingLot(RowLog rows, LogFollower follower, LogGroups groups) {
        this.rows = rows;
        this.caughtUp = new CaughtUp(Topic.PARKED, groups);
        this.following = follower.follow("parked", Set.of(Topic.PARKED), this::read);
        if (!following.awaitCaughtUp(START)) {
            throw new IllegalStateException("The parked messages could not be read within " + START);
        }
    }

    /** Keeps a message; when the future completes, it is durable and its key is held. */
    CompletableFuture<Void> append(ParkedMessage message) {
        return rows.append(Topic.PARKED, message.place().partition(), message.id(), Json.write(message))
                .thenAccept(place -> put(message));
    }

    synchronized boolean holds(String route, String key) {
        return keys.containsKey(route + "|" + key);
    }

    synchronized List<ParkedMessage> list() {
        return List.copyOf(messages.values());
    }

    void awaitRowsOf(Set<Partition> partitions) {
        caughtUp.await(partitions);
    }

    private void read(LogRecord record) {
        if (record.value().length > 0) {
            put(Json.read(record.value(), ParkedMessage.class));
        }
        caughtUp.reached(record.place());
    }

    private synchronized void put(ParkedMessage message) {
        if (messages.put(message.id(), message) == null) {
            keys.merge(message.route() + "|" + message.key(), 1, Integer::sum);
        }
    }

    @Override
    public void close() {
        following.close();
    }
}
