package fi.vayla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.vayla.delivery.TargetSystem;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * What an administrator orders of a hub with two routes from one source, {@code forms} and {@code others}, to a system each. On
 * a hub that several tests share, the names of a test's routes, sources and systems have an ending; it is not said here.
 */
final class ControlledHub {

    static final Duration SOON = Duration.ofSeconds(90);

    private final Supplier<URI> hub;
    private final String ending;

    /** @param hub where it answers now */
    ControlledHub(Supplier<URI> hub) {
        this(hub, "");
    }

    ControlledHub(Supplier<URI> hub, String ending) {
        this.hub = hub;
        this.ending = ending;
    }

    /** The settings of such a hub. */
    static Map<String, String> settings(Path folder, TargetSystem target, TargetSystem other) {
        HubFiles files = new HubFiles(folder);
        declare(files, "", target, other);
        addRoutes(files, "");
        return settings(files);
    }

    static Map<String, String> settings(HubFiles files) {
        return files.settings(Map.of("vayla.routes.watch", "200ms"));
    }

    /** The source and the systems of its routes. */
    static void declare(HubFiles files, String ending, TargetSystem target, TargetSystem other) {
        files.system("target" + ending, target.url(), "timeout: PT20S")
                .system("other" + ending, other.url(), "")
                .source("forms" + ending);
    }

    static void addRoutes(HubFiles files, String ending) {
        files.route("forms" + ending, "forms" + ending, "plain", to("target" + ending))
                .route("others" + ending, "forms" + ending, "plain", to("other" + ending));
    }

    private static String to(String system) {
        return "to: {uri: 'system:%s', parameters: {path: /in}}".formatted(system);
    }

    /** As the hub calls a route, a source or a system. */
    String name(String id) {
        return id + ending;
    }

    /** Submits the numbers from one up to another, which it does not reach, of each key. */
    void submit(List<String> keys, int from, int to) {
        for (int number = from; number < to; number++) {
            for (String key : keys) {
                String message = "{\"id\":\"%s-%d\",\"key\":\"%s\",\"number\":%d}".formatted(key, number, key, number);
                HttpResponse<String> answer =
                        TestHub.post(hub.get(), "/intake/" + name("forms"), message.getBytes(StandardCharsets.UTF_8));
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
            }
        }
    }

    HttpResponse<String> order(String route, String verb, String json) {
        return TestHub.post(
                hub.get(), "/api/routes/" + name(route) + "/" + verb, json.getBytes(StandardCharsets.UTF_8));
    }

    /** Orders something that is accepted. */
    JsonNode accepted(String route, String verb, String json) {
        return answer(route, verb, json, 202);
    }

    /** Orders something that is answered like this. */
    JsonNode answer(String route, String verb, String json, int status) {
        HttpResponse<String> answer = order(route, verb, json);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return TestHub.json(answer);
    }

    /** Waits until a route of the folder runs. */
    void awaitRuns(String route) {
        await().atMost(SOON)
                .until(() ->
                        TestHub.get(hub.get(), "/api/routes/" + name(route)).statusCode() == 200);
    }

    JsonNode route(String id) {
        return TestHub.getJson(hub.get(), "/api/routes/" + name(id));
    }

    JsonNode stand(String id) {
        for (JsonNode route : TestHub.getJson(hub.get(), "/api/ledger").path("routes")) {
            if (route.path("route").asString().equals(name(id))) {
                return route;
            }
        }
        throw new AssertionError("The ledger has no route " + name(id));
    }

    /** Waits until the hub obeys a pause: an order is durable when it is answered, and what is under way may still go out. */
    void awaitPaused(String route) {
        await().atMost(SOON)
                .until(() -> TestHub.get(hub.get(), "/actuator/prometheus")
                        .body()
                        .lines()
                        .anyMatch(line -> line.startsWith("vayla_route_paused{route=\"" + name(route) + "\"")
                                && line.endsWith(" 1.0")));
    }

    void awaitLag(String route, long lag) {
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(stand(route).path("lag").asLong()).isEqualTo(lag));
    }

    /** Waits until every message of a route has been delivered, and finds each of them on the ledger once. */
    void awaitDelivered(String route, long delivered) {
        await().atMost(SOON).untilAsserted(() -> {
            JsonNode stand = stand(route);
            assertThat(stand.path("lag").asLong()).as("lag in %s", stand).isZero();
            assertThat(stand.path("delivered").asLong())
                    .as("delivered in %s", stand)
                    .isEqualTo(delivered);
            assertThat(stand.path("received").asLong())
                    .as("received in %s", stand)
                    .isEqualTo(delivered);
            assertThat(stand.path("unaccounted").asLong())
                    .as("unaccounted in %s", stand)
                    .isZero();
        });
    }

    /** Waits until a system has these numbers of each key, in order and each once. */
    static void awaitNumbers(TargetSystem system, List<String> keys, int to) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(keys)
                        .allSatisfy(key -> assertThat(system.numbers(key)).isEqualTo(upTo(to))));
    }

    static List<Integer> upTo(int end) {
        return IntStream.range(0, end).boxed().toList();
    }
}
