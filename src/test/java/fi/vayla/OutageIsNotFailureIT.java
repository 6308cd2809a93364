package fi.vayla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.vayla.delivery.TargetSystem;
import fi.vayla.delivery.TargetSystem.Answer;
import fi.vayla.delivery.TargetSystem.Received;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** OutageIsNotFailure: a system that is away stops its own routes only, is left in peace, and is caught up with by itself. */
class OutageIsNotFailureIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int KEYS = 40;
    private static final int PROBED = 300;

    @TempDir
    static Path folder;

    static final TargetSystem OTHER = new TargetSystem();
    static int port = TestHub.freePorts();
    static TargetSystem system = new TargetSystem(port, false);
    static TestHub hub;

    @BeforeAll
    static void start() {
        HubFiles files = new HubFiles(folder)
                .system("away", system.url(), "settle: 50ms")
                .system("other", OTHER.url(), "")
                .route("away", "away")
                .route("other", "other");
        hub = TestHub.start(folder, files.settings(Map.of()));
    }

    @AfterAll
    static void stop() {
        hub.close();
        system.close();
        OTHER.close();
    }
}
