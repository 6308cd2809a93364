package fi.vayla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.vayla.command.CommandRun;
import fi.vayla.delivery.TargetSystem;
import fi.vayla.event.Json;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.awaitility.core.ThrowingRunnable;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A hub whose routes are changed, and what its administrator asks of it. */
final class RouteHub implements AutoCloseable {

    static final String FIRST = mapping("first");

    final TargetSystem target = new TargetSystem();
    final HubFiles files;
    private final Path folder;
    private final Map<String, String> settings;
    private @Nullable TestHub hub;

    /** @param more settings beside a quick watch of the folder */
    RouteHub(Path folder, Map<String, String> more) {
        this.folder = folder;
        files = new HubFiles(folder)
                .system("left", target.url(), "")
                .route("main", "left")
                .mapping("plain", FIRST);
        Map<String, String> all = new HashMap<>(
                Map.of("vayla.routes.watch", "200ms", "vayla.log.port", Integer.toString(TestHub.freePorts())));
        all.putAll(more);
        settings = files.settings(all);
    }

    /** Starts it, for the first time or again. */
    RouteHub start() {
        hub = TestHub.start(folder, settings);
        return this;
    }

    void stop() {
        hub().close();
    }

    TestHub hub() {
        return Objects.requireNonNull(hub, "started");
    }

    /** A mapping that tells its version; it fails on the number -1. */
    static String mapping(String version) {
        return HubFiles.MAPPING.replace("\"key\":", "\"version\": \"%s\", \"key\":".formatted(version));
    }

    /** Posts a message, and returns the version of the mapping that shaped it. */
    String versionOf(String key) {
        post(key, 0);
        soon(() -> assertThat(target.taken(key)).isNotEmpty());
        return target.taken(key).getLast().text("version");
    }

    void post(String key, int number) {
        Posts.accepted(hub().url(), "main", key, number);
    }

    JsonNode routes() {
        return hub().getJson("/api/routes");
    }

    int runs() {
        return routes().path("runs").asInt();
    }

    String folderState() {
        return routes().path("folder").asString();
    }

    List<String> problems() {
        return StreamSupport.stream(routes().path("problems").spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    /** The newest first. */
    List<JsonNode> history() {
        List<JsonNode> revisions = new ArrayList<>();
        hub().getJson("/api/routes/history").path("revisions").forEach(revisions::add);
        return revisions;
    }

    HttpResponse<String> order(String what, Map<String, ?> order) {
        return hub().post("/api/routes/" + what, Json.write(order));
    }

    CommandRun command(String... words) {
        List<String> arguments = new ArrayList<>(List.of("routes"));
        arguments.addAll(List.of(words));
        arguments.addAll(List.of("--url", hub().url().toString()));
        return CommandRun.of(arguments);
    }

    JsonNode jsonOf(CommandRun run) {
        return Json.read(run.out().getBytes(StandardCharsets.UTF_8));
    }

    static void soon(ThrowingRunnable condition) {
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(condition);
    }

    @Override
    public void close() {
        if (hub != null) {
            hub.close();
        }
        target.close();
    }
}
