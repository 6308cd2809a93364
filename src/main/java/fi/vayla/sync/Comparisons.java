package fi.vayla.sync;

import fi.vayla.event.Json;
import fi.vayla.log.LogFollower;
import fi.vayla.log.LogFollower.Following;
import fi.vayla.log.LogRecord;
import fi.vayla.log.RowLog;
import fi.vayla.log.Topic;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * How each system stood when it was last compared: the rows of {@code vayla.routes} whose keys begin with {@code compared|},
 * of which the log keeps the newest of each system. What differed in detail is known where it was compared. Thread-safe.
 */
final class Comparisons implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Comparisons.class);
    private static final String PREFIX = "compared|";
    private static final int PARTITION = 0;
    private static final Duration READ = Duration.ofSeconds(30);

    private final Map<String, SystemSync> stands = new ConcurrentHashMap<>();
    private final Map<String, Comparison> details = new ConcurrentHashMap<>();
    private final RowLog rows;
    private final Following following;

    /** Returns when the rows that are on the log have been read. */
    Comparisons(RowLog rows, LogFollower follower) {
        this.rows = rows;
        this.following = follower.follow("sync", Set.of(Topic.ROUTES), this::read);
        if (!following.awaitCaughtUp(READ)) { // nothing is lost: what is not known yet comes later
            log.warn("The last comparisons are still being read from the log");
        }
    }

    private void read(LogRecord record) {
        if (record.key().startsWith(PREFIX) && record.value().length > 0) {
            try {
                put(Json.read(record.value(), SystemSync.class));
            } catch (JacksonException e) {
                log.error("{} is no comparison and is passed over: {}", record.place(), e.getOriginalMessage());
            }
        }
    }

    private void put(SystemSync stand) {
        stands.merge(stand.system(), stand, (one, other) -> isOlder(other, one) ? one : other);
    }

    private static boolean isOlder(SystemSync one, SystemSync than) {
        return one.comparedAt() == null
                ? than.comparedAt() != null
                : than.comparedAt() != null && one.comparedAt().isBefore(than.comparedAt());
    }

    SystemSync find(String system) {
        return stands.getOrDefault(system, SystemSync.unknown(system));
    }

    /** What differed, as long as no other instance has compared the system since. */
    Optional<Comparison> findDetails(String system) {
        return Optional.ofNullable(details.get(system))
                .filter(known -> known.comparedAt().equals(find(system).comparedAt()));
    }

    /** When the future completes, how the system stands is durable. */
    CompletableFuture<Void> add(Comparison comparison) {
        details.put(comparison.system(), comparison);
        return add(comparison.after(find(comparison.system())));
    }

    CompletableFuture<Void> add(SystemSync stand) {
        put(stand);
        return rows.append(Topic.ROUTES, PARTITION, PREFIX + stand.system(), Json.write(stand))
                .thenAccept(place -> {});
    }

    @Override
    public void close() {
        following.close();
    }
}
