package fi.vayla;

import fi.vayla.delivery.TargetSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.util.FileSystemUtils;

/**
 * One hub for all tests of a class, since most of them take less time than its start. Each test has two routes, their source
 * and their systems for itself ({@link ControlledHub}); the topics, the ledger and the audit have what the other tests did, too.
 */
final class SharedHub implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {

    private static final int MOST_TESTS = 8;

    /** @param ending of the names of its routes */
    private record Ground(String ending, TargetSystem target, TargetSystem other) {}

    private final boolean idempotent;
    private final List<Ground> grounds = new ArrayList<>();
    private @Nullable Path folder;
    private @Nullable HubFiles files;
    private @Nullable TestHub running;
    private int tests;

    /** @param idempotent whether the systems of the routes {@code forms} are */
    SharedHub(boolean idempotent) {
        this.idempotent = idempotent;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        folder = Files.createTempDirectory("vayla-shared-hub");
        files = new HubFiles(folder);
        for (int test = 0; test < MOST_TESTS; test++) {
            Ground ground = new Ground("-" + test, new TargetSystem(0, idempotent), new TargetSystem());
            grounds.add(ground);
            ControlledHub.declare(files, ground.ending, ground.target, ground.other);
        }
    }

    /** The routes of the next test run, and have passed over what the others submitted. */
    @Override
    public void beforeEach(ExtensionContext context) {
        tests++;
        ControlledHub.addRoutes(files(), ground().ending);
        if (running == null) {
            restart();
        }
        ControlledHub hub = control();
        for (String route : List.of("forms", "others")) {
            hub.awaitRuns(route);
            hub.awaitLag(route, 0);
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        if (running != null) {
            running.close();
        }
        for (Ground ground : grounds) {
            ground.target.close();
            ground.other.close();
        }
        FileSystemUtils.deleteRecursively(folder);
    }

    /** With the data that it has, or for the first time. */
    void restart() {
        if (running != null) {
            running.close();
        }
        running = TestHub.start(Objects.requireNonNull(folder), ControlledHub.settings(files()));
    }

    TestHub hub() {
        return Objects.requireNonNull(running, "a test runs");
    }

    /** For the routes of the test that runs. */
    ControlledHub control() {
        return new ControlledHub(() -> hub().url(), ground().ending);
    }

    /** Where its route {@code forms} delivers to. */
    TargetSystem target() {
        return ground().target;
    }

    /** Where its route {@code others} delivers to. */
    TargetSystem other() {
        return ground().other;
    }

    HubFiles files() {
        return Objects.requireNonNull(files);
    }

    private Ground ground() {
        return grounds.get(tests - 1);
    }
}
