package fi.vayla.log;

import fi.vayla.event.Event;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.header.Header;

/**
 * The log for tests of every package, on one real broker for the whole JVM. Its topics are shared: a test uses keys and groups
 * of its own ({@link #unique}) and never expects a topic to hold nothing else.
 */
public final class LogForTests {

    private static final LogForTests LOG = new LogForTests(TestBroker.settings());

    private final LogSettings settings;
    private final Schemas schemas;
    final KafkaEventLog events;
    final KafkaFollower follower;
    final KafkaGroups groups;
    final KafkaReader reader;
    final Admin admin;

    /** @param settings of a client */
    LogForTests(LogSettings settings) {
        this.settings = settings;
        admin = Admin.create(Map.of("bootstrap.servers", settings.servers()));
        try {
            Topics.createMissing(admin, settings);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        schemas = new Schemas(settings.schemas());
        Lookout lookout = new Lookout(admin);
        events = new KafkaEventLog(settings, schemas, LogForTests.disk(settings), lookout::appended);
        follower = new KafkaFollower(settings);
        groups = new KafkaGroups(settings, admin, lookout);
        reader = new KafkaReader(settings);
    }

    /** The settings of a hub on this broker, as its cluster. */
    public static LogSettings settings() {
        return LOG.settings;
    }

    /** Its {@code vayla.log.bootstrap-servers}. */
    public static String servers() {
        return LOG.settings.servers();
    }

    /** A disk that never fills. */
    static DiskGuard disk(LogSettings settings) {
        return new DiskGuard(settings, folder -> Long.MAX_VALUE);
    }

    public static Schemas schemas() {
        return LOG.schemas;
    }

    public static EventLog events() {
        return LOG.events;
    }

    public static RowLog rows() {
        return LOG.events;
    }

    public static LogFollower follower() {
        return LOG.follower;
    }

    public static LogGroups groups() {
        return LOG.groups;
    }

    public static LogReader reader() {
        return LOG.reader;
    }

    /** A name that nobody else in this JVM uses. */
    public static String unique(String prefix) {
        return prefix + UUID.randomUUID();
    }

    /** Appends an event, which must be valid, and tells where it stands. */
    public static Place append(Event event) {
        try {
            return switch (LOG.events.append(event).get(30, TimeUnit.SECONDS)) {
                case Appended.Durable(Place place) -> place;
                case Appended.Invalid(var problems) -> throw new AssertionError(problems.toString());
                case Appended.Unavailable(var detail) -> throw new AssertionError(detail);
            };
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** The record that an event becomes, as a follower reads it. */
    public static LogRecord record(Event event, int partition, long offset, Instant time) {
        var written = EventCodec.write(event);
        Map<String, String> headers = new HashMap<>();
        for (Header header : written.headers()) {
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        return new LogRecord(
                new Place(written.topic(), partition, offset), time, written.key(), headers, written.value());
    }
}
