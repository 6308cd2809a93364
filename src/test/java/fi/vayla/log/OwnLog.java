package fi.vayla.log;

import java.nio.file.Path;
import java.time.Duration;

/** A log on a broker of its own, for a test that writes more than all others should have to read. */
public final class OwnLog implements AutoCloseable {

    private final EmbeddedBroker broker;
    private final LogForTests log;

    /** @param folder of its data */
    public OwnLog(Path folder) {
        LogSettings settings = TestBroker.embedded(folder);
        broker = EmbeddedBroker.start(settings);
        log = new LogForTests(TestBroker.client(settings.servers(), Duration.ofSeconds(10)));
    }

    public RowLog rows() {
        return log.events;
    }

    public LogFollower follower() {
        return log.follower;
    }

    public LogGroups groups() {
        return log.groups;
    }

    public LogReader reader() {
        return log.reader;
    }

    @Override
    public void close() {
        log.events.close();
        log.admin.close();
        broker.close();
    }
}
