package fi.vayla.simulator;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/** Towns for tests: free ports, five measures, nothing to wait for. */
final class Towns {

    static final Path MEASURES = Path.of("src/test/resources/fi/vayla/simulator/measures.csv");
    static final Instant MORNING = Instant.parse("2026-11-02T08:15:00Z");

    /** A hub that nobody listens for. */
    static final URI NO_HUB = URI.create("http://localhost:9");

    private Towns() {}

    static TownSettings settings(URI hub) {
        return TownSettings.forHub(hub, MEASURES).withDecideAfter(Duration.ZERO);
    }

    static Town start(TownSettings settings) {
        return Town.start(settings, Clock.systemUTC(), new Random(1));
    }

    static Town withoutHub() {
        return start(settings(NO_HUB));
    }

    static TownParts parts(long seed) {
        Clock clock = Clock.fixed(MORNING, Numbers.HELSINKI);
        return new TownParts(100, new TownControl(), new Numbers(clock), clock, new Random(seed));
    }
}
