package fi.vayla.conformance;

import fi.vayla.simulator.Faults;
import fi.vayla.simulator.MemberServer;
import fi.vayla.simulator.Town;
import fi.vayla.simulator.TownSettings;
import fi.vayla.system.SystemAdapter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;

/** The contract of an adapter that speaks to a member of the simulated town over HTTP. */
public abstract class HttpAdapterContract extends SystemAdapterContract {

    private static final URI NO_HUB = URI.create("http://localhost:9");

    private final Town town = Town.start(
            TownSettings.forHub(NO_HUB, Path.of("config/roadmaps/measures.csv")), Clock.systemUTC(), new Random(1));

    /** The adapter for a system at this address. */
    protected abstract SystemAdapter adapter(URI url, Duration timeout);

    /** The member of the town that it speaks to. */
    protected abstract MemberServer system(Town town);

    /** The key under which the system notes {@link #call}. */
    protected abstract String key();

    @Override
    protected final SystemAdapter adapter(Duration timeout) {
        return adapter(system(town).url(), timeout);
    }

    @Override
    protected final SystemAdapter elsewhere(URI url) {
        return adapter(url, Duration.ofSeconds(30));
    }

    /** Calls of one key under different Idempotency-Keys, or without one, are as many effects. */
    @Override
    protected final long effects() {
        return system(town).received().list().stream()
                .filter(message -> message.key().equals(key()))
                .count();
    }

    @Override
    protected final void suffer(Faults faults) {
        system(town).faults(faults);
    }

    @Override
    protected final long followed() {
        return system(town).received().followed();
    }

    @Override
    protected final void logAnswers(boolean whether) {
        notApplicable("it does not write to the log");
    }

    @AfterEach
    void closeTown() {
        town.close();
    }
}
