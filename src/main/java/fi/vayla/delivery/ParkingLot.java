package fi.vayla.delivery;

import fi.vayla.log.LogFollower;
import fi.vayla.log.LogGroups;
import fi.vayla.log.RowLog;
import fi.vayla.log.Topic;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The parked messages of all routes. The truth is {@code vayla.parked}; this is its fold in memory. While a key has a parked
 * message on a route, later messages of that key park behind it. Thread-safe.
 */
final class ParkingLot implements AutoCloseable {

    private final Map<String, ParkedMessage> messages = new LinkedHashMap<>();
    private final Map<String, Integer> keys = new HashMap<>();
    private final Rows<ParkedMessage> rows;

    /** Returns when every parked message that is on the log has been read. */
    ParkingLot(RowLog log, LogFollower follower, LogGroups groups) {
        rows = new Rows<>(Topic.PARKED, ParkedMessage.class, log, follower, groups, this::put);
    }

    /** Keeps a message; when the future completes, it is durable and its key is held. */
    CompletableFuture<Void> append(ParkedMessage message) {
        return rows.append(message.place().partition(), message.id(), message);
    }

    /** What a route parked of a receipt, perhaps just before a crash that its ledger row did not survive. */
    synchronized Optional<ParkedMessage> find(String route, String receipt) {
        return Optional.ofNullable(messages.get(ParkedMessage.id(route, receipt)));
    }

    synchronized boolean holds(String route, String key) {
        return keys.containsKey(route + "|" + key);
    }

    synchronized List<ParkedMessage> list() {
        return List.copyOf(messages.values());
    }

    /** Waits until what other instances parked until now is known here. */
    void awaitRows() {
        rows.awaitCurrent();
    }

    private synchronized void put(ParkedMessage message) {
        if (messages.put(message.id(), message) == null) {
            keys.merge(message.route() + "|" + message.key(), 1, Integer::sum);
        }
    }

    @Override
    public void close() {
        rows.close();
    }
}
