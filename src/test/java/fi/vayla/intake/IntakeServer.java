package fi.vayla.intake;

import fi.vayla.event.Event;
import fi.vayla.log.Appended;
import fi.vayla.log.EventLog;
import fi.vayla.log.Place;
import fi.vayla.log.Schemas;
import fi.vayla.security.Secrets;
import fi.vayla.system.Call;
import fi.vayla.system.Fetched;
import fi.vayla.system.Outcome;
import fi.vayla.system.SystemAdapter;
import fi.vayla.system.Systems;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Primary;

/** The intake behind a real web server with the shipped sources; the log and the systems do what a test tells them. */
@EnableAutoConfiguration(excludeName = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")
@ComponentScan(
        basePackages = {"fi.vayla.intake", "fi.vayla.security", "fi.vayla.attachment"},
        excludeFilters = {
            @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class),
            @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = RememberedReceipts.class)
        })
public class IntakeServer {

    /** What the log holds. */
    public final List<Event> log = new CopyOnWriteArrayList<>();

    /** What the log does with an event. */
    public volatile Function<Event, CompletableFuture<Appended>> appending = IntakeServer::durable;

    /** What case management has. */
    volatile Function<String, Fetched> records = path -> new Fetched.Absent();

    /** Names of secrets that are not set. */
    public final Set<String> unset = ConcurrentHashMap.newKeySet();

    public static CompletableFuture<Appended> durable(Event event) {
        return CompletableFuture.completedFuture(new Appended.Durable(new Place("vayla.forms", 0, 0)));
    }

    public void reset() {
        log.clear();
        unset.clear();
        appending = IntakeServer::durable;
        records = path -> new Fetched.Absent();
    }

    @Bean
    EventLog eventLog() {
        return event -> {
            log.add(event);
            return appending.apply(event);
        };
    }

    @Bean
    Schemas schemas() {
        return Messages.SCHEMAS;
    }

    @Bean
    @Primary
    CurrentSources sourcesOfTheTest(IntakeSettings settings, List<Format> formats) {
        CurrentSources sources = new CurrentSources();
        SourcesFile file =
                SourcesFile.check(settings.sources(), text(settings.sources()), formats, schemas(), systems());
        if (!file.findings().isEmpty()) {
            throw new IllegalStateException(file.findings().toString());
        }
        sources.replace(file.sources());
        return sources;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Systems systems() {
        return new Systems(List.of(), Map.of("case-management", new SystemAdapter() {
            @Override
            public Outcome deliver(Call call) {
                return new Outcome.Delivered(null);
            }

            @Override
            public Fetched fetch(String path) {
                return records.apply(path);
            }
        }));
    }

    @Bean
    @Primary
    Secrets secretsOfTheTest() {
        return new Secrets(name -> unset.contains(name) ? null : secret(name));
    }

    private static String secret(String name) {
        // the example of GitHub's documentation
        return name.equals("VAYLA_SOURCE_GITHUB_SECRET") ? "It's a Secret to Everybody" : "avain";
    }

    @Bean
    Clock clock() {
        return Clock.fixed(Messages.RECEIVED, ZoneOffset.UTC);
    }

    @Bean
    MeterRegistry meters() {
        return new SimpleMeterRegistry();
    }
}
