package fi.vayla.log;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.util.unit.DataSize;

/** A broker of the test's own, which can be stopped and started again on the same folder and port. */
public final class Broker implements AutoCloseable {

    private final LogSettings settings;
    private EmbeddedBroker running;

    public Broker(Path folder, int port) {
        settings = new LogSettings(
                "",
                folder,
                port,
                4,
                (short) 1,
                1,
                Duration.ofDays(1),
                Duration.ofSeconds(5),
                Duration.ofSeconds(6),
                DataSize.ofMegabytes(64),
                Path.of("config/schemas"));
        running = EmbeddedBroker.start(settings);
    }

    public String servers() {
        return settings.servers();
    }

    public void stop() {
        running.close();
    }

    public void startAgain() {
        running = EmbeddedBroker.start(settings);
    }

    @Override
    public void close() {
        running.close();
    }
}
