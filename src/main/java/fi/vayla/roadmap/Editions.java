package fi.vayla.roadmap;

import fi.vayla.event.Finding;
import fi.vayla.event.InvalidConfiguration;
import fi.vayla.log.LogFollower;
import fi.vayla.log.LogReader;
import fi.vayla.log.RowLog;
import fi.vayla.roadmap.tables.ReadTables;
import fi.vayla.roadmap.tables.TableFile;
import fi.vayla.roadmap.tables.TableSet;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The editions of the programmes' tables. The newest one counts, on every instance, as soon as it is durable; what the
 * folder holds at a start becomes one if none is like it. Thread-safe.
 */
public final class Editions implements Supplier<Programmes>, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Editions.class);

    /** An edition that this instance has understood. */
    record Current(Edition edition, TableSet tables, Programmes programmes) {}

    private final EditionFolder folder;
    private final EditionLog editions;
    private final Map<Integer, Programmes> earlier = new ConcurrentHashMap<>();
    private volatile @Nullable Current current;
    private volatile @Nullable String trouble;
    private volatile Runnable appended = () -> {};

    /** Throws {@link InvalidConfiguration} when the folder's tables are no good. */
    Editions(RoadmapSettings settings, RowLog rows, LogFollower follower, LogReader reader, Clock clock) {
        this.folder = new EditionFolder(settings.folder());
        TableSet tables = folder.get();
        this.editions = new EditionLog(rows, follower, reader);
        try {
            String digest = tables.digest();
            while (editions.find(digest).isEmpty()) {
                requireRules(settings, tables);
                Edition next = new Edition(
                        editions.newestNumber() + 1, clock.instant(), Edition.FOLDER, "found at a start", digest);
                if (editions.append(new EditionRow(next, TableFile.zip(tables)))) {
                    log.info("The tables of {} are edition {} of the roadmap", settings.folder(), next.number());
                }
            }
            editions.onNewer(this::takeOver);
            begin();
        } catch (RuntimeException e) {
            editions.close();
            throw e;
        }
    }

    /** Or the rules would stop every start of the hub from then on. */
    private static void requireRules(RoadmapSettings settings, TableSet tables) {
        try {
            List<Finding> findings = RoadmapFileCheck.check(
                            settings.file(),
                            Files.readString(settings.file()),
                            Programmes.of(new ReadTables(tables, List.of())))
                    .findings();
            if (!findings.isEmpty()) {
                throw new InvalidConfiguration(
                        findings.stream().map(Finding::toString).collect(Collectors.joining("\n")));
            }
        } catch (IOException e) {
            throw new InvalidConfiguration(settings.file() + " cannot be read: " + e, e);
        }
    }

    private static Current read(EditionRow row) {
        ReadTables read = TableFile.read(row.zip());
        return new Current(row.edition(), read.tables(), Programmes.of(read));
    }

    /** A newer one may have begun to count already. */
    private synchronized void begin() {
        if (current == null) {
            current = read(editions.newest().orElseThrow());
        }
    }

    private synchronized void takeOver(EditionRow row) {
        try {
            current = read(row);
            trouble = null;
            folder.write(current().tables(), editions::find);
            log.info("Edition {} of the roadmap's tables counts", row.edition().number());
        } catch (RuntimeException e) { // it was made by another version of the hub
            trouble = "Edition %d cannot be used on this instance, and the one before goes on: %s"
                    .formatted(row.edition().number(), e.getMessage());
            log.error("{}", trouble);
        }
    }

    Current current() {
        return Objects.requireNonNull(current);
    }

    /** The programmes that count now. */
    @Override
    public Programmes get() {
        return current().programmes();
    }

    /** The edition that counts now. */
    public Edition newest() {
        return current().edition();
    }

    /** The tables that count now. */
    public TableSet tables() {
        return current().tables();
    }

    /** The newest first. */
    public List<Edition> list() {
        return editions.list();
    }

    /**
     * The programmes that counted at a time; the first edition's for anything earlier. Throws
     * {@link fi.vayla.log.LogUnavailable}.
     */
    public Programmes at(Instant recordedAt) {
        Edition then = editions.at(recordedAt);
        return then.number() >= newest().number() // one that this instance cannot use is not read again
                ? get()
                : earlier.computeIfAbsent(
                        then.number(), number -> read(editions.get(number)).programmes());
    }

    /** The programmes of an edition. Throws {@link fi.vayla.log.LogUnavailable}, and whatever says that this instance cannot use it. */
    Programmes programmes(int number) {
        Current now = current();
        return number == now.edition().number()
                ? now.programmes()
                : earlier.computeIfAbsent(
                        number, known -> read(editions.get(known)).programmes());
    }

    /** Of those that are on the log. */
    Edition find(int number) {
        return editions.get(number).edition();
    }

    /** The number of the newest one on the log, whether this instance can use it or not. */
    int newestNumber() {
        return editions.newestNumber();
    }

    /** As {@link EditionLog#told()}. */
    int told() {
        return editions.told();
    }

    /** As {@link EditionLog#told(int, Instant)}. */
    void told(int number, Instant at) {
        editions.told(number, at);
    }

    /** @param listener is run when this instance has made an edition that counts */
    void onAppended(Runnable listener) {
        appended = listener;
    }

    /** Where this instance and its folder are not in step with the newest edition. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        Optional.ofNullable(trouble).ifPresent(problems::add);
        folder.problem(newest(), editions::find).ifPresent(problems::add);
        return problems;
    }

    /** Why nothing can be imported now; empty when something can. */
    Optional<String> obstacle() {
        return folder.ownChanges(editions::find);
    }

    /** As {@link EditionLog#append}. */
    boolean append(EditionRow row) {
        boolean counts = editions.append(row);
        if (counts) {
            appended.run();
        }
        return counts;
    }

    @Override
    public void close() {
        editions.close();
    }
}
