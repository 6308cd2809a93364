package fi.vayla.console;

import fi.vayla.event.Event;
import fi.vayla.event.EventType;
import fi.vayla.event.Json;
import fi.vayla.event.LiveFile;
import fi.vayla.event.Receipt;
import fi.vayla.event.RoadmapItemChanged;
import fi.vayla.log.Topic;
import fi.vayla.roadmap.MemoryLog;
import fi.vayla.system.AdapterFactory;
import fi.vayla.system.Call;
import fi.vayla.system.Outcome;
import fi.vayla.system.SystemAdapter;
import fi.vayla.system.SystemDefinition;
import fi.vayla.view.ChangeRow;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/** The roadmap with its pages and API behind a real web server, and a log in memory. */
@EnableConfigurationProperties(ConsoleSettings.class)
@EnableAutoConfiguration(exclude = DataSourceAutoConfiguration.class)
@ComponentScan("fi.vayla.roadmap")
@Import({
    RoadmapPages.class,
    PicturesPages.class,
    RoadmapApi.class,
    RoadmapDeskApi.class,
    RoadmapDeskPage.class,
    ConsoleFrame.class,
    Templates.class,
    Texts.class,
    Refusals.class
})
class RoadmapServer {

    static final Instant NOW = Instant.parse("2026-11-02T12:00:00Z");

    @Bean
    MemoryLog log() {
        return new MemoryLog();
    }

    /** A reader of the view would be behind the log; here nothing is. */
    @Bean
    StatusChanges statusChanges(MemoryLog log) {
        return programme -> log.records().stream()
                .filter(record -> record.place().topic().equals(Topic.ROADMAP.topicName()))
                .map(record -> Json.read(record.value(), RoadmapItemChanged.class))
                .filter(item -> item.programme().equals(programme))
                .flatMap(RoadmapServer::statusChanges)
                .toList();
    }

    private static Stream<ChangeRow> statusChanges(RoadmapItemChanged item) {
        return item.changes().stream()
                .filter(change -> change.field().equals("status"))
                .map(change -> new ChangeRow(
                        item.item(), item.programme(), "status", change.from(), change.to(), "jira", "", NOW, NOW));
    }

    @Bean
    Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    @Bean
    SimpleMeterRegistry meters() {
        return new SimpleMeterRegistry();
    }

    @Bean
    Sender sender(AdapterFactory roadmap, LiveFile rules) throws IOException {
        rules.takeOver(rules.path(), Files.readString(rules.path()));
        return new Sender(roadmap.create(new SystemDefinition(
                "roadmap",
                "roadmap",
                "The digital roadmap",
                "",
                null,
                Duration.ofSeconds(1),
                "/id",
                1,
                0,
                true,
                Duration.ZERO)));
    }

    /** Delivers to the roadmap as a route would. */
    static final class Sender {

        private final SystemAdapter adapter;
        private final AtomicInteger sent = new AtomicInteger();

        private Sender(SystemAdapter adapter) {
            this.adapter = adapter;
        }

        Outcome send(EventType type, String source, String body) {
            String id = source + sent.incrementAndGet();
            Instant time = NOW.minusSeconds(100_000L - sent.get());
            var event = new Event(Receipt.of(source, id), type, source, id, id, time, NOW, null, new byte[0]);
            return adapter.deliver(new Call(event, "key", Map.of(), body.getBytes(StandardCharsets.UTF_8)));
        }
    }
}
