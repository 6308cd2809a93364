package fi.vayla.view;

import fi.vayla.log.LogFollower;
import fi.vayla.log.LogGroups;
import fi.vayla.log.LogRecord;
import fi.vayla.log.LogUnavailable;
import fi.vayla.log.Partition;
import fi.vayla.log.Topic;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the read models up with the log. While the database is away it waits for it; nothing else does.
 */
public final class Projector implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Projector.class);
    private static final Duration RETRY = Duration.ofSeconds(2);

    /** Behind the hub a little, for fewer and larger transactions. */
    private static final Duration PATIENCE = Duration.ofMillis(250);

    /** Records of a batch from which on the read models are behind a hub that has much to do. */
    private static final int MANY = 1000;

    /** How far behind the log they may be while they give way. */
    private static final Duration MOST_BEHIND = Duration.ofSeconds(10);

    /** How much longer than they work they give way. */
    private static final int GIVES_WAY = 4;

    /** The most that they give way after a batch. */
    private static final Duration LONGEST_REST = Duration.ofSeconds(2);

    /** How soon they see that somebody waits for them. */
    private static final Duration LOOK = Duration.ofMillis(20);

    private static final Set<Topic> TOPICS = Set.of(
            Topic.FORMS,
            Topic.CASES,
            Topic.SERVICE_REQUESTS,
            Topic.PROJECTS,
            Topic.METRICS,
            Topic.ROADMAP,
            Topic.ROADMAP_HISTORY,
            Topic.DELIVERIES);

    private final ViewSchema schema;
    private final ViewWriter writer;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final LogFollower follower;
    private final LogGroups groups;
    private final Clock clock;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger(); // how many wait for what is on the log
    private LogFollower.@Nullable Following following; // guarded by this

    Projector(
            ViewSchema schema,
            ViewWriter writer,
            JdbcClient jdbc,
            TransactionTemplate transactions,
            LogFollower follower,
            LogGroups groups,
            Clock clock) {
        this.schema = schema;
        this.writer = writer;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.follower = follower;
        this.groups = groups;
        this.clock = clock;
        openOnceItCan();
    }

    private void openOnceItCan() {
        Thread.ofPlatform().name("view-start").daemon().start(() -> untilDone("open the read models", this::open));
    }

    /**
     * Drops the read models and builds them again from the log; returns when the building has begun. Throws while the
     * database is away; the read models keep up with the log all the same once it is back.
     */
    public synchronized void rebuild() {
        try {
            buildAnew();
        } catch (DataAccessException | TransactionException e) {
            openOnceItCan();
            throw e;
        }
    }

    /** True when everything that was on the log when the projector started stands in the read models. */
    public boolean awaitCaughtUp(Duration atMost) {
        LogFollower.Following current;
        synchronized (this) {
            current = following;
        }
        return current != null && current.awaitCaughtUp(atMost);
    }

    /**
     * Waits until everything that is on these topics now stands in the read models; false when the time is over first. Throws
     * {@link LogUnavailable} when nobody can say what is on them.
     */
    public boolean awaitRead(Set<Topic> topics, Duration atMost) {
        LogFollower.Following current;
        synchronized (this) {
            current = following;
        }
        asked.incrementAndGet();
        try {
            return current != null && current.awaitReached(groups.ends(topics), atMost);
        } finally {
            asked.decrementAndGet();
        }
    }

    /** How many records of these topics the read models have yet to take in. */
    public long countUnread(Set<Topic> topics) {
        Map<Partition, Long> progress = progress();
        return groups.ends(topics).entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - progress.getOrDefault(end.getKey(), 0L)))
                .sum();
    }

    private synchronized void open() {
        if (schema.fits(groups.clusterId())) {
            follow(progress());
        } else {
            buildAnew();
        }
    }

    private synchronized void buildAnew() {
        stopFollowing();
        transactions.executeWithoutResult(status -> schema.createAnew(groups.clusterId()));
        follow(Map.of());
    }

    private synchronized void follow(Map<Partition, Long> from) {
        stopFollowing();
        if (closed.getCount() > 0) {
            following = follower.follow("view", TOPICS, from, PATIENCE, this::write);
        }
    }

    private synchronized void stopFollowing() {
        if (following != null) {
            following.close();
        }
    }

    private Map<Partition, Long> progress() {
        Map<Partition, Long> progress = new HashMap<>();
        jdbc.sql("SELECT topic, log_partition, next_offset FROM view_progress").query((RowCallbackHandler)
                row -> progress.put(
                        new Partition(row.getString("topic"), row.getInt("log_partition")),
                        row.getLong("next_offset")));
        return progress;
    }

    private void write(List<LogRecord> records) {
        long begun = System.nanoTime();
        untilDone("write the read models", () -> transactions.executeWithoutResult(status -> writer.write(records)));
        Duration worked = Duration.ofNanos(System.nanoTime() - begun);
        Instant oldest = records.stream()
                .map(LogRecord::time)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        rest(rest(records.size(), Duration.between(oldest, clock.instant()), worked));
    }

    private void rest(Duration most) {
        long end = System.nanoTime() + most.toNanos();
        while (asked.get() == 0 && System.nanoTime() < end && !isClosedWithin(LOOK)) {}
    }

    /**
     * How long they rest after a batch, so that the hub's work has the processor, while they are only moments behind and nobody
     * waits for them.
     *
     * @param behind how old the oldest record of the batch is
     * @param worked how long writing it took
     */
    static Duration rest(int records, Duration behind, Duration worked) {
        if (records < MANY || behind.compareTo(MOST_BEHIND) > 0) {
            return Duration.ZERO;
        }
        Duration rest = worked.multipliedBy(GIVES_WAY);
        return rest.compareTo(LONGEST_REST) < 0 ? rest : LONGEST_REST;
    }

    private void untilDone(String what, Runnable work) {
        while (closed.getCount() > 0) {
            try {
                work.run();
                return;
            } catch (DataAccessException | TransactionException | LogUnavailable | IllegalStateException e) {
                log.warn("Cannot {} now, trying again: {}", what, e.getMessage());
            }
            if (isClosedWithin(RETRY)) {
                return;
            }
        }
    }

    private boolean isClosedWithin(Duration time) {
        try {
            return closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void close() {
        closed.countDown();
        stopFollowing();
    }
}
