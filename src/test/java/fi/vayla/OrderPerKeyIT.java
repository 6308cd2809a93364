package fi.vayla;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.delivery.TargetSystem;
import fi.vayla.delivery.TargetSystem.Answer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** OrderPerKey: many keys side by side, each in the order of the log, whatever the system does with single calls. */
class OrderPerKeyIT {

    private static final int CONCURRENCY = 6;
    private static final Answer[] EVERY_FIFTH_FAILS = {Answer.BUSY, Answer.BROKEN, Answer.SLOW_DOWN, Answer.DROP};

    @TempDir
    Path folder;

    @Test
    void keys_go_side_by_side_and_each_keeps_its_order_through_failures_and_retries() {
        try (TargetSystem system = new TargetSystem()) {
            HubFiles files = new HubFiles(folder)
                    .system("target", system.url(), "settle: 50ms")
                    .source("forms")
                    .routeFile("forms", """
                            - route:
                                id: forms
                                description: Few calls at once.
                                from:
                                  uri: event:form.submitted
                                  parameters: {source: forms, concurrency: %d}
                                  steps:
                                    - to: mapping:plain.jslt
                                    - to: {uri: 'system:target', parameters: {path: /in}}
                            """.formatted(CONCURRENCY));
            AtomicInteger calls = new AtomicInteger();
            system.answers(received -> {
                LockSupport.parkNanos(3_000_000); // so that calls meet
                int call = calls.incrementAndGet();
                return call % 5 == 0 ? EVERY_FIFTH_FAILS[call / 5 % EVERY_FIFTH_FAILS.length] : Answer.TAKE;
            });
            try (TestHub hub =
                            TestHub.start(folder, files.settings(Map.of("vayla.delivery.backoff-ceiling", "100ms")));
                    Traffic traffic = new Traffic(List.of(hub.url()), "forms", 40, 300)) {
                traffic.awaitMore(800);
                traffic.stop();

                traffic.awaitAllInOrderAt(system);
                assertThat(system.calls()).hasSizeGreaterThan(system.taken().size());
                assertThat(system.mostOpen()).isBetween(2, CONCURRENCY);
            }
        }
    }
}
