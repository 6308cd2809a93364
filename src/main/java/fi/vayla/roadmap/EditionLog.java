package fi.vayla.roadmap;

import fi.vayla.event.Json;
import fi.vayla.log.LogFollower;
import fi.vayla.log.LogReader;
import fi.vayla.log.LogRecord;
import fi.vayla.log.LogUnavailable;
import fi.vayla.log.Place;
import fi.vayla.log.RowLog;
import fi.vayla.log.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The editions on {@code vayla.roadmap-history}, followed on every instance. All of them stand in one partition, whose order
 * decides between two that are made at once: a row counts when its number is the next one. Thread-safe.
 */
final class EditionLog implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EditionLog.class);
    private static final String KEYS = "tables|";
    private static final String TOLD_KEYS = "tables-told|";
    private static final int PARTITION = 0;
    private static final Duration STEP = Duration.ofSeconds(5);
    private static final Duration READING = Duration.ofMinutes(2);

    /** Bytes; a record of the log takes 16 MB. */
    static final int LARGEST = 15 * 1024 * 1024;

    private record Entry(Edition edition, Place place) {}

    /** That everything which an edition changed is on the log, told of each item. */
    private record ToldRow(int edition, Instant at) {}

    private final RowLog rows;
    private final LogReader reader;
    private final LogFollower.Following following;
    private final List<Entry> entries = new ArrayList<>(); // guarded by this
    private @Nullable EditionRow newest; // guarded by this
    private volatile Consumer<EditionRow> newer = row -> {};
    private volatile int told = 1; // before the first one nothing was shown that it could change

    /** Returns when every edition that is on the log is known. */
    EditionLog(RowLog rows, LogFollower follower, LogReader reader) {
        this.rows = rows;
        this.reader = reader;
        this.following = follower.follow("roadmap-editions", Set.of(Topic.ROADMAP_HISTORY), this::read);
        while (!following.awaitCaughtUp(STEP)) {
            if (Thread.currentThread().isInterrupted()) {
                following.close();
                throw new LogUnavailable("The start was stopped before the editions were read");
            }
            log.info("The editions of the roadmap's tables are still being read from the log");
        }
    }

    /** @param listener is run on the reading thread for every edition that begins to count */
    void onNewer(Consumer<EditionRow> listener) {
        newer = listener;
    }

    /** Whether a record of the topic is an edition: the other ones there are events. */
    static boolean isEdition(LogRecord record) {
        return record.key().startsWith(KEYS);
    }

    private void read(LogRecord record) {
        if (record.value().length == 0) {
            return;
        }
        try {
            if (record.key().startsWith(TOLD_KEYS)) {
                isTold(Json.read(record.value(), ToldRow.class).edition());
            }
            if (!isEdition(record)) {
                return;
            }
            EditionRow row = Json.read(record.value(), EditionRow.class);
            if (counts(row, record.place())) {
                newer.accept(row);
            }
        } catch (RuntimeException e) {
            log.error("{} is not an edition of this hub and is passed over: {}", record.place(), e.toString());
        }
    }

    private synchronized void isTold(int edition) {
        told = Math.max(told, edition);
    }

    private synchronized boolean counts(EditionRow row, Place place) {
        if (row.edition().number() != newestNumber() + 1) {
            return false;
        }
        entries.add(new Entry(row.edition(), place));
        newest = row;
        return true;
    }

    /** The newest edition whose changes are told of every item. */
    int told() {
        return told;
    }

    /** Writes down that they are. Throws {@link LogUnavailable}. */
    void told(int edition, Instant at) {
        try {
            rows.append(Topic.ROADMAP_HISTORY, PARTITION, TOLD_KEYS + edition, Json.write(new ToldRow(edition, at)))
                    .join();
            isTold(edition);
        } catch (CompletionException e) {
            throw new LogUnavailable("The log did not take that edition " + edition + " is told", e);
        }
    }

    /**
     * Appends an edition; when this returns, it is durable and all instances agree on whether it counts. False when another
     * one was there first. Throws {@link LogUnavailable} when Kafka does not acknowledge it in time: then it may count all
     * the same, as soon as the log is read again.
     */
    boolean append(EditionRow row) {
        try {
            Place place = rows.append(
                            Topic.ROADMAP_HISTORY,
                            PARTITION,
                            KEYS + row.edition().number(),
                            Json.write(row))
                    .join();
            if (!following.awaitReached(Map.of(place.inPartition(), place.offset() + 1), READING)) {
                throw unread();
            }
            return isAt(place);
        } catch (CompletionException e) {
            throw new LogUnavailable("The log did not take the edition in time; look at the editions", e);
        }
    }

    private static LogUnavailable unread() {
        return new LogUnavailable(Topic.ROADMAP_HISTORY.topicName() + " could not be read within " + READING);
    }

    private synchronized boolean isAt(Place place) {
        return entries.stream().anyMatch(entry -> entry.place().equals(place));
    }

    synchronized Optional<EditionRow> newest() {
        return Optional.ofNullable(newest);
    }

    synchronized int newestNumber() {
        return newest == null ? 0 : newest.edition().number();
    }

    /** The newest first. */
    synchronized List<Edition> list() {
        return entries.stream().map(Entry::edition).toList().reversed();
    }

    /** The newest one with these tables. */
    Optional<Edition> find(String digest) {
        return list().stream()
                .filter(edition -> edition.digest().equals(digest))
                .findFirst();
    }

    /** The one that counted then; the first one for anything earlier. */
    synchronized Edition at(Instant time) {
        return entries.reversed().stream()
                .map(Entry::edition)
                .filter(edition -> !edition.at().isAfter(time))
                .findFirst()
                .orElseGet(() -> entries.getFirst().edition());
    }

    /** Reads an edition back. Throws {@link LogUnavailable}. */
    EditionRow get(int number) {
        Place place;
        synchronized (this) {
            place = entries.get(number - 1).place();
        }
        List<LogRecord> found = reader.read(List.of(place));
        if (found.isEmpty()) {
            throw new LogUnavailable("Edition " + number + " is not at " + place);
        }
        return Json.read(found.getFirst().value(), EditionRow.class);
    }

    @Override
    public void close() {
        following.close();
    }
}
