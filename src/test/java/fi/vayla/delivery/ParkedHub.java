package fi.vayla.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.vayla.TestHub;
import fi.vayla.event.Event;
import fi.vayla.event.Json;
import fi.vayla.log.Appended;
import fi.vayla.log.EventLog;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A hub with routes to a left system, a right one and one of two pairs of eyes, and what its operators ask of it. */
final class ParkedHub implements AutoCloseable {

    static final Duration SOON = Duration.ofSeconds(60);
    static final String CAREFUL = "careful";

    final TargetSystem left = new TargetSystem();
    final TargetSystem right = new TargetSystem();
    private final Path folder;
    private final Map<String, String> settings;
    private TestHub hub;

    ParkedHub(Path folder) throws IOException {
        this.folder = folder;
        settings = new HashMap<>(DeliveryRoutes.write(folder, left.url(), right.url()));
        settings.put("vayla.log.port", Integer.toString(TestHub.freePorts()));
        Files.writeString(folder.resolve("routes/deliver/careful.camel.yaml"), """
                - route:
                    id: careful
                    description: Two people decide.
                    from:
                      uri: event:form.submitted
                      parameters:
                        form: careful
                        fourEyes: true
                      steps:
                        - to: mapping:plain.jslt
                        - to: {uri: 'system:left', parameters: {path: /in}}
                """);
        hub = TestHub.start(folder, settings);
    }

    void restart() {
        hub.close();
        hub = TestHub.start(folder, settings);
    }

    TestHub hub() {
        return hub;
    }

    static String newKey() {
        return "avain-äö-" + UUID.randomUUID();
    }

    static List<Integer> upTo(int end) {
        return IntStream.range(0, end).boxed().toList();
    }

    Event append(String form, String key, int number) {
        Event event = Forms.event(form, key, number);
        assertThat(hub.bean(EventLog.class).append(event).join()).isInstanceOf(Appended.Durable.class);
        return event;
    }

    /** The parked messages of a key, in their order, without their bodies. */
    List<JsonNode> parked(String key) {
        List<JsonNode> parked = new ArrayList<>();
        JsonNode page;
        int number = 0;
        do {
            page = hub.getJson("/api/parked?key=" + UriUtils.encode(key, StandardCharsets.UTF_8) + "&page=" + number++);
            page.path("parked").forEach(parked::add);
        } while (!page.path("parked").isEmpty());
        return parked;
    }

    void awaitParked(String key, int count) {
        await().atMost(SOON).untilAsserted(() -> assertThat(parked(key)).hasSize(count));
    }

    JsonNode whole(JsonNode summary) {
        return hub.getJson(summary.path("href").asString());
    }

    HttpResponse<String> order(JsonNode summary, String verb, String json) {
        return hub.post(summary.path("href").asString() + "/" + verb, json.getBytes(StandardCharsets.UTF_8));
    }

    HttpResponse<String> bulk(String verb, String json) {
        return hub.post("/api/parked/" + verb, json.getBytes(StandardCharsets.UTF_8));
    }

    /** Puts another number into a message. */
    HttpResponse<String> edit(JsonNode summary, int number) {
        JsonNode data = whole(summary).path("data");
        ((ObjectNode) data.path("answers")).put("number", number);
        ObjectNode edit = Json.MAPPER.createObjectNode().put("reason", "numero väärin");
        edit.set("data", data);
        return hub.put(summary.path("href").asString(), Json.write(edit));
    }

    static List<Integer> numbers(List<TargetSystem.Received> received) {
        return received.stream().map(one -> one.body().path("number").asInt()).toList();
    }

    JsonNode ledger(String route) {
        return StreamSupport.stream(hub.getJson("/api/ledger").path("routes").spliterator(), false)
                .filter(row -> row.path("route").asString().equals(route))
                .findFirst()
                .orElseThrow();
    }

    void everythingIsAccountedFor() {
        await().atMost(SOON).untilAsserted(() -> {
            JsonNode ledger = hub.getJson("/api/ledger");
            assertThat(ledger.path("unaccounted").asLong()).isZero();
            assertThat(ledger.path("routes")).isNotEmpty().allSatisfy(route -> {
                assertThat(route.path("lag").asLong()).isZero();
                assertThat(route.path("waiting").asLong()).isZero();
                assertThat(route.path("parked").asLong())
                        .isEqualTo(hub.getJson("/api/parked?route="
                                        + route.path("route").asString())
                                .path("total")
                                .asLong());
            });
        });
    }

    @Override
    public void close() {
        hub.close();
        left.close();
        right.close();
    }
}
