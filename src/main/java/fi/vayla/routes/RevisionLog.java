package fi.vayla.routes;

import fi.vayla.event.Json;
import fi.vayla.log.LogFollower;
import fi.vayla.log.LogGroups;
import fi.vayla.log.LogReader;
import fi.vayla.log.LogRecord;
import fi.vayla.log.LogUnavailable;
import fi.vayla.log.Partition;
import fi.vayla.log.Place;
import fi.vayla.log.RowLog;
import fi.vayla.log.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.CompletionException;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The revisions on {@code vayla.routes}, followed on every instance. All of them stand in one partition, whose order decides
 * between two who apply at once: a row counts when its number is the next one, so that whoever comes second has made it on top
 * of what is not the newest any more, and it never counts. Thread-safe.
 */
final class RevisionLog implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RevisionLog.class);
    private static final String KEYS = "revision|";
    private static final int PARTITION = 0;
    private static final Duration READING = Duration.ofMinutes(2);

    /** Bytes; a record of the log takes 16 MB. */
    private static final int LARGEST = 15 * 1024 * 1024;

    /** What became of a row. */
    enum Fate {
        /** It is the newest revision. */
        COUNTS,
        /** Another one was there first. */
        LATE
    }

    private record Entry(Revision revision, String digest, Place place) {}

    private final List<Entry> entries = new ArrayList<>(); // guarded by this
    private final RowLog rows;
    private final LogGroups groups;
    private final LogReader reader;
    private final RandomGenerator random;
    private final LogFollower.Following following;
    private volatile Runnable newer = () -> {};

    /** Returns when every revision that is on the log is known. */
    RevisionLog(RowLog rows, LogFollower follower, LogGroups groups, LogReader reader, RandomGenerator random) {
        this.rows = rows;
        this.groups = groups;
        this.reader = reader;
        this.random = random;
        this.following = follower.follow("route-revisions", Set.of(Topic.ROUTES), this::read);
        awaitCurrent();
    }

    /** @param listener is run on the reading thread whenever there is a newer revision */
    void onNewer(Runnable listener) {
        newer = listener;
    }

    /** Waits until every revision of any instance until now is known here. Throws {@link LogUnavailable}. */
    void awaitCurrent() {
        await(groups.ends(Set.of(Topic.ROUTES)));
    }

    private void await(Map<Partition, Long> ends) {
        if (!following.awaitReached(ends, READING)) {
            throw new LogUnavailable(Topic.ROUTES.topicName() + " could not be read within " + READING);
        }
    }

    private void read(LogRecord record) {
        if (!record.key().startsWith(KEYS) || record.value().length == 0) {
            return; // another's row, or one that was late and is taken away again
        }
        try {
            RevisionRow row = Json.read(record.value(), RevisionRow.class);
            if (counted(new Entry(row.revision(), RouteFiles.digest(row.files()), record.place()))) {
                newer.run();
            }
        } catch (RuntimeException e) {
            log.error("{} is not a revision of this hub and is passed over: {}", record.place(), e.toString());
        }
    }

    private synchronized boolean counted(Entry entry) {
        boolean next = entries.isEmpty()
                || entry.revision().number() == entries.getLast().revision().number() + 1;
        return next && entries.add(entry);
    }

    /** Why a row cannot be appended; empty when it can. */
    static Optional<String> tooLarge(RevisionRow row) {
        int size = Json.write(row).length;
        return size <= LARGEST
                ? Optional.empty()
                : Optional.of("All files together are %d bytes, and a revision takes %d; make them smaller"
                        .formatted(size, LARGEST));
    }

    /**
     * Appends a revision; when this returns, it is durable and its fate is decided for all instances. Throws
     * {@link LogUnavailable} when Kafka does not acknowledge it in time: then it may count all the same, as soon as the log
     * is read again.
     */
    Fate append(RevisionRow row) {
        // no two rows share a key, or the log would keep the late one and drop the one that counts
        String key = KEYS + row.revision().number() + "|" + HexFormat.of().toHexDigits(random.nextLong());
        Place place;
        try {
            place = rows.append(Topic.ROUTES, PARTITION, key, Json.write(row)).join();
        } catch (CompletionException e) {
            throw new LogUnavailable("The log did not take the revision in time; look at the history", e);
        }
        await(Map.of(place.inPartition(), place.offset() + 1));
        if (isAt(place)) {
            return Fate.COUNTS;
        }
        rows.remove(Topic.ROUTES, PARTITION, key)
                .exceptionally(e -> {
                    log.warn("The late {} stays on the log, where it does not count: {}", key, e.toString());
                    return place;
                })
                .join();
        return Fate.LATE;
    }

    private synchronized boolean isAt(Place place) {
        return entries.stream().anyMatch(entry -> entry.place().equals(place));
    }

    synchronized Optional<Revision> newest() {
        return entries.isEmpty()
                ? Optional.empty()
                : Optional.of(entries.getLast().revision());
    }

    /** The number of the newest one; 0 when there is none. */
    int newestNumber() {
        return newest().map(Revision::number).orElse(0);
    }

    /** The newest first. */
    synchronized List<Revision> list() {
        return entries.stream().map(Entry::revision).toList().reversed();
    }

    /** The newest one that has just these files. */
    synchronized Optional<Revision> find(String digest) {
        return entries.reversed().stream()
                .filter(entry -> entry.digest().equals(digest))
                .map(Entry::revision)
                .findFirst();
    }

    /** Whether a roll back went over a revision with these files. */
    synchronized boolean isWithdrawn(String digest) {
        return entries.stream()
                .filter(entry -> entry.digest().equals(digest))
                .anyMatch(over -> entries.stream()
                        .anyMatch(back ->
                                back.revision().withdraws(over.revision().number())));
    }

    /** The files of a revision; empty when there is none of that number. Throws {@link LogUnavailable}. */
    Optional<SortedMap<String, String>> findFiles(int number) {
        return place(number).map(place -> {
            List<LogRecord> found = reader.read(List.of(place));
            if (found.isEmpty()) {
                throw new LogUnavailable("Revision " + number + " is not at " + place);
            }
            return Json.read(found.getFirst().value(), RevisionRow.class).files();
        });
    }

    private synchronized Optional<Place> place(int number) {
        return entries.stream()
                .filter(entry -> entry.revision().number() == number)
                .map(Entry::place)
                .findFirst();
    }

    @Override
    public void close() {
        following.close();
    }
}
