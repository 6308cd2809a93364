package fi.vayla.delivery;

import fi.vayla.event.Json;
import fi.vayla.log.LogFollower;
import fi.vayla.log.LogGroups;
import fi.vayla.log.LogRecord;
import fi.vayla.log.Place;
import fi.vayla.log.RowLog;
import fi.vayla.log.Topic;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One of the hub's own topics of JSON rows: appended here, and followed from its beginning for those of all instances. */
final class Rows<T> implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Rows.class);
    private static final Duration READING = Duration.ofMinutes(2);

    /** Takes the rows. */
    interface Handler<T> {

        /** A row that stands on the log, on the reading thread. */
        void followed(Place place, String key, @Nullable T row);

        /** A row of this instance that is durable now, on the appending thread; it is followed too, sooner or later. */
        void appended(Place place, String key, @Nullable T row);
    }

    private final Topic topic;
    private final Class<T> type;
    private final Predicate<String> keys;
    private final Handler<T> handler;
    private final RowLog rows;
    private final LogGroups groups;
    private final LogFollower.Following following;

    /** Returns when every row that is on the log has been handled. */
    Rows(Topic topic, Class<T> type, RowLog rows, LogFollower follower, LogGroups groups, Handler<T> handler) {
        this(topic, type, key -> true, rows, follower, groups, handler);
    }

    /** @param keys of which rows; those under other keys are another's */
    Rows(
            Topic topic,
            Class<T> type,
            Predicate<String> keys,
            RowLog rows,
            LogFollower follower,
            LogGroups groups,
            Handler<T> handler) {
        this.topic = topic;
        this.type = type;
        this.keys = keys;
        this.handler = handler;
        this.rows = rows;
        this.groups = groups;
        this.following = follower.follow(topic.topicName(), Set.of(topic), this::read);
        awaitCurrent();
    }

    /** When the future completes, the row is durable and has been handled. */
    CompletableFuture<Void> append(int partition, String key, T row) {
        return rows.append(topic, partition, key, Json.write(row))
                .thenAccept(place -> handler.appended(place, key, row));
    }

    /** Appends a tombstone: when the future completes, no row under the key counts. */
    CompletableFuture<Void> remove(int partition, String key) {
        return rows.remove(topic, partition, key).thenAccept(place -> handler.appended(place, key, null));
    }

    /** Waits until every row that any instance has appended until now has been handled here. */
    void awaitCurrent() {
        if (!following.awaitReached(groups.ends(Set.of(topic)), READING)) {
            throw new IllegalStateException(topic.topicName() + " could not be read within " + READING);
        }
    }

    private void read(LogRecord record) {
        if (!keys.test(record.key())) {
            return;
        }
        try {
            @Nullable T row = record.value().length == 0 ? null : Json.read(record.value(), type);
            handler.followed(record.place(), record.key(), row);
        } catch (RuntimeException e) {
            log.error("{} is not a row of this hub and is passed over: {}", record.place(), e.toString());
        }
    }

    @Override
    public void close() {
        following.close();
    }
}
