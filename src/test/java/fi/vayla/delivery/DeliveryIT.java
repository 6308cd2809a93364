package fi.vayla.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.vayla.TestHub;
import fi.vayla.delivery.TargetSystem.Answer;
import fi.vayla.event.Event;
import fi.vayla.event.Json;
import fi.vayla.log.Appended;
import fi.vayla.log.EventLog;
import fi.vayla.log.LoggedEvent;
import fi.vayla.log.Place;
import fi.vayla.log.RowLog;
import fi.vayla.log.Topic;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
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

    static final TargetSystem LEFT = new TargetSystem();
    static final TargetSystem RIGHT = new TargetSystem();
    static TestHub hub;

    @BeforeAll
    static void start() throws IOException {
        hub = TestHub.start(folder, DeliveryRoutes.write(folder, LEFT.url(), RIGHT.url()));
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
        Event event = Forms.event("left", key, 1);
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
        append(Forms.event("picky", poisoned, "\"ei numero\""));
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

        assertThat(routes.path("routes"))
                .hasSize(4)
                .allSatisfy(
                        route -> assertThat(route.path("revision").asString()).isNotBlank());
        assertThat(hub.getJson("/api/routes/picky").path("state").asString()).isEqualTo("active");
        assertThat(routes.path("problems"))
                .hasSize(3)
                .anySatisfy(problem -> assertThat(problem.asString())
                        .contains("/left.camel.yaml")
                        .contains("there is a route left in "))
                .anySatisfy(problem -> assertThat(problem.asString())
                        .contains("second-left.camel.yaml")
                        .contains("there is a route left in "))
                .anySatisfy(problem -> assertThat(problem.asString())
                        .contains("typo.camel.yaml")
                        .contains("no parameter methd (it takes method, path and body"));
    }

    @Test
    void the_same_event_twice_on_the_log_is_one_delivery() {
        String key = newKey();
        Event event = Forms.event("left", key, 1);
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

    private static List<Integer> numbers(List<TargetSystem.Received> received) {
        return received.stream().map(one -> one.body().path("number").asInt()).toList();
    }

    private static String newKey() {
        return "avain-" + UUID.randomUUID();
    }

    private static Event append(String form, String key, int number) {
        return append(Forms.event(form, key, number));
    }

    private static Event append(Event event) {
        assertThat(hub.bean(EventLog.class).append(event).join()).isInstanceOf(Appended.Durable.class);
        return event;
    }
}
