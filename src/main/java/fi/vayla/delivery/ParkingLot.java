package fi.vayla.delivery;

import fi.vayla.event.Json;
import fi.vayla.log.LogFollower;
import fi.vayla.log.LogGroups;
import fi.vayla.log.LogReader;
import fi.vayla.log.Place;
import fi.vayla.log.RowLog;
import fi.vayla.log.Topic;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The parked messages of all routes. The truth is {@code vayla.parked}; its fold in memory has everything but the bodies,
 * which are read when they are needed. While a key has a parked message on a route, later messages of that key park behind
 * it. Thread-safe.
 */
final class ParkingLot implements AutoCloseable, Rows.Handler<ParkedMessage> {

    /** As many messages as are read at once, and as many bytes of them: they are in memory together. */
    private static final int BATCH = 100;

    private static final int BATCH_BYTES = 4 * 1024 * 1024;

    private final ParkedFold fold = new ParkedFold();
    private final Map<String, Consumer<ParkedEntry>> owners = new ConcurrentHashMap<>();
    private final LogReader reader;
    private final Rows<ParkedMessage> rows;

    /** Returns when every parked message that is on the log has been read. */
    ParkingLot(RowLog log, LogFollower follower, LogGroups groups, LogReader reader) {
        this.reader = reader;
        this.rows = new Rows<>(Topic.PARKED, ParkedMessage.class, log, follower, groups, this);
    }

    /** Keeps a message as it is now; when the future completes, it is durable and its key is held. */
    CompletableFuture<Void> append(ParkedMessage message) {
        return rows.append(message.place().partition(), message.id(), message);
    }

    /** Lets a message go; when the future completes, that is durable and the next of its key is the first. */
    CompletableFuture<Void> remove(String id, Place event) {
        return rows.remove(event.partition(), id);
    }

    /** What is known without asking the log. */
    ParkedFold fold() {
        return fold;
    }

    boolean holds(String route, String key) {
        return fold.holds(route, key);
    }

    /** The whole message. Throws {@link fi.vayla.log.LogUnavailable} when the log does not answer. */
    Optional<ParkedMessage> find(String id) {
        return fold.find(id).flatMap(entry -> {
            Optional<ParkedMessage> read = read(List.of(entry)).stream().findFirst();
            if (read.isPresent()) {
                return read;
            }
            awaitRows(); // a newer row that is not known here yet took its place
            return fold.find(id).flatMap(newer -> read(List.of(newer)).stream().findFirst());
        });
    }

    /** The whole messages as these entries know them, in that order; one that has a newer row by now may be left out. */
    List<ParkedMessage> read(List<ParkedEntry> entries) {
        return reader.read(entries.stream().map(ParkedEntry::row).toList()).stream()
                .filter(record -> record.value().length > 0)
                .map(record -> Json.read(record.value(), ParkedMessage.class))
                .toList();
    }

    /** How many of the first of these messages fit into memory together; at least one, if there is one. */
    static int batch(List<ParkedEntry> entries) {
        int most = Math.min(BATCH, entries.size());
        long bytes = 0;
        for (int i = 0; i < most; i++) {
            bytes += entries.get(i).size();
            if (bytes > BATCH_BYTES) {
                return Math.max(1, i);
            }
        }
        return most;
    }

    /**
     * From now on, the owner of a route's partitions hears of every message that became the first of its key, or was changed
     * as such, and that it has to look at. It is called on the threads that read and append, and must be quick.
     */
    void tell(String route, Consumer<ParkedEntry> owner) {
        owners.put(route, owner);
    }

    void tellNoMore(String route, Consumer<ParkedEntry> owner) {
        owners.remove(route, owner);
    }

    /** Waits until what other instances parked until now is known here. */
    void awaitRows() {
        rows.awaitCurrent();
    }

    @Override
    public void followed(Place place, String key, @Nullable ParkedMessage row) {
        fold.followed(place, key, row).ifPresent(this::goOn);
    }

    @Override
    public void appended(Place place, String key, @Nullable ParkedMessage row) {
        fold.appended(place, key, row).ifPresent(this::goOn);
    }

    private void goOn(ParkedEntry first) {
        @Nullable Consumer<ParkedEntry> owner = owners.get(first.route());
        if (owner != null) {
            owner.accept(first);
        }
    }

    @Override
    public void close() {
        rows.close();
    }
}
