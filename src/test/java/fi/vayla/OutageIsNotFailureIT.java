package fi.vayla;

import fi.vayla.delivery.TargetSystem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

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
