package fi.vayla.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.vayla.TestHub;
import fi.vayla.delivery.Target.Answer;
import fi.vayla.event.Event;
import fi.vayla.event.FormSubmitted;
import fi.vayla.event.Json;
import fi.vayla.log.Appended;
import fi.vayla.log.EventLog;
import fi.vayla.log.LoggedEvent;
import fi.vayla.log.Place;
import fi.vayla.log.RowLog;
import fi.vayla.log.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the delivery promises, on a real broker and with real HTTP: a hub with two routes to two systems. */
class DeliveryIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    static Path folder;

    static final Target LEFT = new Target();
    static final Target RIGHT = new Target();
    static TestHub hub;

    @BeforeAll
    static void start() throws IOException {
        Path systems = Files.writeString(folder.resolve("systems.yaml"), """
                systems:
                  - {id: case-management, adapter: rest, description: Named by a source, url: "http://localhost:9"}
                  - {id: left, adapter: rest, description: Left, url: "%s", timeout: PT5S}
                  - {id: right, adapter: rest, description: Right, url: "%s", timeout: PT5S}
                """.formatted(LEFT.url(), RIGHT.url()));
        Files.createDirectories(folder.resolve("routes/deliver"));
        Files.createDirectories(folder.resolve("routes/mappings"));
        Files.writeString(folder.resolve("routes/mappings/plain.jslt"), """
                if (.answers.number == -1) error("a number below zero")
                else {"key": .submission, "number": .answers.number}
                """);
        route("left", "to: {uri: 'system:left', parameters: {path: /in}}");
        route("right", "to: {uri: 'system:right', parameters: {path: /in}}");
        route("nowhere", "stop: {}");
        Files.writeString(folder.resolve("routes/deliver/picky.camel.yaml"), """
                - route:
                    id: picky
                    description: Fails to select what is no number.
                    from:
                      uri: event:form.submitted
                      parameters:
                        form: picky
                        where: number(.answers.number) > 0
                      steps:
                        - to: {uri: 'system:right', parameters: {path: /in}}
                """);
        Files.writeString(folder.resolve("routes/deliver/second-left.camel.yaml"), """
                - route:
                    id: left
                    description: The same id again.
                    from:
                      uri: event:form.submitted
                      steps:
                        - to: {uri: 'system:right'}
                """);
        Files.writeString(folder.resolve("routes/deliver/typo.camel.yaml"), """
                - route:
                    id: typo
                    description: A parameter that is none.
                    from:
                      uri: event:form.submitted
                      steps:
                        - to: {uri: 'system:right', parameters: {methd: PUT}}
                """);
        hub = TestHub.start(
                folder,
                Map.of(
                        "vayla.systems.file",
                        systems.toString(),
                        "vayla.routes.folder",
                        folder.resolve("routes").toString(),
                        "vayla.delivery.backoff",
                        "50ms",
                        "vayla.delivery.backoff-ceiling",
                        "500ms"));
    }

    private static void route(String form, String lastStep) throws IOException {
        Files.writeString(folder.resolve("routes/deliver/" + form + ".camel.yaml"), """
                - route:
                    id: %1$s
                    description: Forms for %1$s.
                    from:
                      uri: event:form.submitted
                      parameters:
                        form: %1$s
                      steps:
                        - to: mapping:plain.jslt
                        - %2$s
                """.formatted(form, lastStep));
    }

    @AfterAll
    static void stop() {
        hub.close();
        LEFT.close();
        RIGHT.close();
    }

    @AfterEach
    void everythingIsAccountedFor() {
        LEFT.answers(received -> Answer.TAKE);
        await().atMost(SOON).untilAsserted(() -> {
            JsonNode ledger = hub.getJson("/api/ledger");
            assertThat(ledger.path("unaccounted").asLong()).isZero();
            assertThat(ledger.path("routes"))
                    .isNotEmpty()
                    .allSatisfy(route -> assertThat(route.path("lag").asLong()).isZero());
        });
    }

    @Test
    void order_per_key_is_the_order_of_the_log() {
        List<String> keys = IntStream.range(0, 20).mapToObj(i -> newKey()).toList();
        for (int number = 0; number < 25; number++) {
            for (String key : keys) {
                append("left", key, number);
            }
        }

        for (String key : keys) {
            await().atMost(SOON).untilAsserted(() -> assertThat(LEFT.taken(key)).hasSize(25));
            assertThat(numbers(LEFT.taken(key)))
                    .isEqualTo(IntStream.range(0, 25).boxed().toList());
        }
    }

    @Test
    void an_outage_is_not_a_failure_and_stops_no_other_system() {
        LEFT.answers(received -> Answer.BUSY);
        String waiting = newKey();
        String flowing = newKey();
        for (int number = 0; number < 10; number++) {
            append("left", waiting, number);
            append("right", flowing, number);
        }
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(RIGHT.taken(flowing)).hasSize(10));
        await().atMost(SOON).untilAsserted(() -> assertThat(LEFT.calls(waiting)).hasSizeGreaterThan(3));
        assertThat(LEFT.taken(waiting)).isEmpty();

        LEFT.answers(received -> Answer.TAKE);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(numbers(LEFT.taken(waiting)))
                        .isEqualTo(IntStream.range(0, 10).boxed().toList()));
        assertThat(parkedOf(waiting)).isEmpty();
    }

    @Test
    void poison_parks_its_key_with_its_bytes_and_lets_all_others_flow() {
        LEFT.answers(received -> received.body().path("number").asInt() == 13 ? Answer.REFUSE : Answer.TAKE);
        String poisoned = newKey();
        String healthy = newKey();
        append("left", poisoned, 1);
        Event poison = append("left", poisoned, 13);
        append("left", poisoned, 2);
        append("left", healthy, 1);

        await().atMost(SOON).untilAsserted(() -> assertThat(parkedOf(poisoned)).hasSize(2));

        assertThat(numbers(LEFT.taken(poisoned))).containsExactly(1);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(numbers(LEFT.taken(healthy))).containsExactly(1));
        JsonNode first = parkedOf(poisoned).getFirst();
        assertThat(first.path("reason").asString()).isEqualTo("REJECTED_BY_SYSTEM");
        assertThat(first.path("detail").asString()).contains("HTTP 422").contains("not like this");
        assertThat(first.path("body").binaryValue()).isEqualTo(poison.data());
        assertThat(parkedOf(poisoned).getLast().path("reason").asString()).isEqualTo("BEHIND_PARKED");
    }

    @Test
    void a_mapping_that_fails_parks_the_message_and_says_why() {
        String key = newKey();

        append("left", key, -1);

        await().atMost(SOON).untilAsserted(() -> assertThat(parkedOf(key)).hasSize(1));
        assertThat(parkedOf(key).getFirst().path("reason").asString()).isEqualTo("MAPPING");
        assertThat(parkedOf(key).getFirst().path("detail").asString()).contains("a number below zero");
        assertThat(LEFT.calls(key)).isEmpty();
    }

    @Test
    void a_message_that_was_parked_just_before_a_crash_keeps_its_reason() {
        String key = newKey();
        Event event = event("left", key, 1);
        Item item = Item.of(new LoggedEvent(new Place("vayla.forms", 0, 0), event));
        ParkedMessage parked = ParkedMessage.of(
                "left", item, new Fate.Parked(ParkingReason.SCHEMA, "the real cause", null, 1), Instant.now());
        hub.bean(RowLog.class)
                .append(Topic.PARKED, 0, parked.id(), Json.write(parked))
                .join();
        await().atMost(SOON).untilAsserted(() -> assertThat(parkedOf(key)).hasSize(1));
        long before = route("left").path("parked").asLong();

        append(event);

        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(route("left").path("parked").asLong()).isEqualTo(before + 1));
        assertThat(parkedOf(key).getFirst().path("detail").asString()).isEqualTo("the real cause");
        assertThat(LEFT.calls(key)).isEmpty();
    }

    @Test
    void a_selection_that_fails_on_an_event_parks_it_and_the_route_goes_on() {
        String poisoned = newKey();
        String healthy = newKey();
        append(event("picky", poisoned, "\"ei numero\""));
        append("picky", healthy, 1);

        await().atMost(SOON).untilAsserted(() -> assertThat(parkedOf(poisoned)).hasSize(1));
        assertThat(parkedOf(poisoned).getFirst().path("reason").asString()).isEqualTo("MAPPING");
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(route("picky").path("delivered").asLong()).isPositive());
    }

    @Test
    void a_file_that_is_wrong_says_so_and_keeps_no_other_from_running() {
        JsonNode routes = hub.getJson("/api/routes");

        assertThat(routes.path("routes")).hasSize(4);
        assertThat(routes.path("problems"))
                .hasSize(2)
                .anySatisfy(problem -> assertThat(problem.asString())
                        .contains("second-left.camel.yaml")
                        .contains("there is a route left already"))
                .anySatisfy(problem -> assertThat(problem.asString())
                        .contains("typo.camel.yaml")
                        .contains("no parameter methd; it takes method and path"));
    }

    @Test
    void a_lost_answer_is_sent_again_under_the_same_idempotency_key() {
        String key = newKey();
        LEFT.answers(received -> LEFT.calls(key).isEmpty() ? Answer.TAKE_AND_DROP_THE_ANSWER : Answer.TAKE);

        append("left", key, 1);

        await().atMost(SOON).untilAsserted(() -> assertThat(LEFT.calls(key)).hasSize(2));
        assertThat(LEFT.calls(key).getFirst().idempotencyKey())
                .isNotBlank()
                .isEqualTo(LEFT.calls(key).getLast().idempotencyKey());
    }

    @Test
    void the_same_event_twice_on_the_log_is_one_delivery() {
        String key = newKey();
        Event event = event("left", key, 1);
        long before = received("left");

        append(event);
        append(event);
        append("left", key, 2);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(numbers(LEFT.taken(key))).containsExactly(1, 2));
        await().atMost(SOON).untilAsserted(() -> assertThat(received("left")).isEqualTo(before + 2));
    }

    @Test
    void a_message_whose_route_ends_without_a_target_is_discarded_and_counted() {
        append("nowhere", newKey(), 1);

        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(route("nowhere").path("discarded").asLong()).isOne());
    }

    private static JsonNode route(String id) {
        return StreamSupport.stream(hub.getJson("/api/ledger").path("routes").spliterator(), false)
                .filter(route -> route.path("route").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static long received(String route) {
        return route(route).path("received").asLong();
    }

    private static List<JsonNode> parkedOf(String key) {
        List<JsonNode> parked = new ArrayList<>();
        int page = 0;
        JsonNode list;
        do {
            list = hub.getJson("/api/parked?page=" + page++);
            list.path("parked").forEach(message -> {
                if (message.path("key").asString().equals(key)) {
                    parked.add(hub.getJson(message.path("href").asString()));
                }
            });
        } while (!list.path("parked").isEmpty());
        return parked;
    }

    private static List<Integer> numbers(List<Target.Received> received) {
        return received.stream().map(one -> one.body().path("number").asInt()).toList();
    }

    private static String newKey() {
        return "avain-" + UUID.randomUUID();
    }

    private static Event append(String form, String key, int number) {
        return append(event(form, key, number));
    }

    private static Event append(Event event) {
        assertThat(hub.bean(EventLog.class).append(event).join()).isInstanceOf(Appended.Durable.class);
        return event;
    }

    private static Event event(String form, String key, int number) {
        return event(form, key, Integer.toString(number));
    }

    private static Event event(String form, String key, String number) {
        Instant now = Instant.now();
        FormSubmitted data = new FormSubmitted(
                form,
                key,
                now,
                false,
                "fi",
                new FormSubmitted.Submitter(FormSubmitted.Submitter.Kind.unknown, null, null, null, null),
                Json.read(("{\"number\":" + number + "}").getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                List.of());
        return Event.of(data, "test", UUID.randomUUID().toString(), key, now, now, null);
    }
}
