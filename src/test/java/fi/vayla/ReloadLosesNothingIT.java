package fi.vayla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.vayla.delivery.TargetSystem;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** ReloadLosesNothing: routes are changed, added, removed and broken while hundreds of messages a second pass. */
class ReloadLosesNothingIT {

    private static final int SWAPS = 9;

    @TempDir
    Path folder;

    private final TargetSystem left = new TargetSystem();
    private final TargetSystem right = new TargetSystem();
    private HubFiles files;
    private TestHub hub;
    private Traffic traffic;
    private int version;

    @BeforeEach
    void start() {
        files = new HubFiles(folder)
                .system("left", left.url(), "")
                .system("right", right.url(), "")
                .route("main", "left");
        hub = TestHub.start(folder, files.settings(Map.of("vayla.routes.watch", "200ms")));
        traffic = new Traffic(List.of(hub.url()), "main", 60, 300);
    }

    @AfterEach
    void stop() {
        traffic.close();
        hub.close();
        left.close();
        right.close();
    }

    @Test
    void routes_that_are_changed_added_and_removed_under_load_lose_repeat_and_reorder_nothing() {
        for (int swap = 0; swap < SWAPS; swap++) {
            nextMapping();
            switch (swap % 3) {
                case 0 -> addRoute("");
                case 1 -> addRoute(" # tärkeä");
                default -> {
                    files.removeRouteFile("added");
                    soon(() -> assertThat(routes()).containsExactly("main"));
                }
            }
        }
        addRoute("");
        files.renameRouteFile("added", "renamed");
        nextMapping();
        soon(() -> assertThat(newest(right)).isEqualTo(version));
        traffic.stop();

        traffic.awaitAllInOrderAt(left);
        traffic.awaitAllInOrderAt(right);
        assertThat(left.calls()).hasSameSizeAs(left.taken());
        assertThat(right.calls()).hasSameSizeAs(right.taken());
        soon(() -> assertThat(hub.getJson("/api/ledger").path("routes"))
                .hasSize(2)
                .allSatisfy(route -> {
                    assertThat(route.path("unaccounted").asLong()).isZero();
                    assertThat(route.path("delivered").asLong()).isEqualTo(traffic.accepted());
                }));
    }

    @Test
    void a_broken_file_leaves_the_last_good_version_running_and_says_why_until_it_is_mended() {
        nextMapping();
        String good = revision("main", "active");

        files.mapping("plain", "{\"key\": $event.subject, \"number\":");
        isSaidEverywhere("plain.jslt", good);
        files.routeFile("main", "[]");
        isSaidEverywhere("there is no route in it", good);
        files.routeFile("main", "- route:\n    id: main\n   from: [");
        isSaidEverywhere("main.camel.yaml:3", good);
        files.mapping("plain", mapping(++version));
        files.route("main", "main", "plain", to("nowhere"));
        isSaidEverywhere("There is no system nowhere", good);
        int before = left.taken().size();
        soon(() -> assertThat(left.taken()).hasSizeGreaterThan(before + 100));
        assertThat(newest(left)).isEqualTo(1);

        files.route("main", "main", "plain", to("left"));
        nextMapping();
        soon(() -> assertThat(problems()).isEmpty());
        assertThat(metrics("broken")).isEmpty();
        assertThat(revision("main", "active")).isNotEqualTo(good);
        traffic.stop();
        traffic.awaitAllInOrderAt(left);
    }

    @Test
    void a_swap_that_fails_half_way_is_made_at_the_next_look() {
        AtomicInteger failures = new AtomicInteger(2);
        hub.bean(MeterRegistry.class).config().meterFilter(new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                if (id.getName().equals("vayla.route.waiting.seconds") && failures.getAndDecrement() > 0) {
                    throw new IllegalStateException("no more meters, tänään");
                }
                return id;
            }
        });

        nextMapping();

        assertThat(failures).hasNegativeValue();
        soon(() -> assertThat(problems()).isEmpty());
        assertThat(routes()).containsExactly("main");
        traffic.stop();
        traffic.awaitAllInOrderAt(left);
        assertThat(left.calls()).hasSameSizeAs(left.taken());
    }

    /** Changes the mapping, and waits until it is what shapes the messages. */
    private void nextMapping() {
        files.mapping("plain", mapping(++version));
        soon(() -> assertThat(newest(left)).isEqualTo(version));
    }

    private static String mapping(int version) {
        return HubFiles.MAPPING.replace("\"key\":", "\"version\": %d, \"key\":".formatted(version));
    }

    private void addRoute(String comment) {
        String before = revision("added", "active");
        files.route("added", "main", "plain", to("right") + comment);
        soon(() -> assertThat(revision("added", "active")).isNotEmpty().isNotEqualTo(before));
    }

    private static String to(String system) {
        return "to: {uri: 'system:%s', parameters: {path: /in}}".formatted(system);
    }

    private void isSaidEverywhere(String problem, String activeRevision) {
        soon(() -> assertThat(problems()).anySatisfy(said -> assertThat(said).contains(problem)));
        JsonNode health = hub.getJson("/actuator/health").at("/components/routes/details/problems");
        assertThat(texts(health)).isEqualTo(problems());
        assertThat(hub.get("/").body()).contains(problem);
        assertThat(revision("main", "broken")).isNotEmpty();
        assertThat(revision("main", "active")).isEqualTo(activeRevision);
    }

    private static int newest(TargetSystem system) {
        List<TargetSystem.Received> taken = system.taken();
        return taken.isEmpty() ? 0 : taken.getLast().body().path("version").asInt();
    }

    private List<String> routes() {
        return hub.getJson("/api/routes").path("routes").findValuesAsString("id");
    }

    private List<String> problems() {
        return texts(hub.getJson("/api/routes").path("problems"));
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    /** The revision that the metric names; empty when it has none. */
    private String revision(String route, String state) {
        return metrics(state).stream()
                .filter(line -> line.contains("route=\"" + route + "\""))
                .map(line -> line.replaceFirst(".*revision=\"([^\"]*)\".*", "$1"))
                .findFirst()
                .orElse("");
    }

    private List<String> metrics(String state) {
        return hub.get("/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith("vayla_route_revision_info{")
                        && line.contains("state=\"" + state + "\"")
                        && line.endsWith(" 1"))
                .toList();
    }

    private static void soon(ThrowingRunnable condition) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(condition);
    }
}
