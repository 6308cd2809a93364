package fi.vayla.delivery;

import static fi.vayla.delivery.ParkedHub.CAREFUL;
import static fi.vayla.delivery.ParkedHub.SOON;
import static fi.vayla.delivery.ParkedHub.newKey;
import static fi.vayla.delivery.ParkedHub.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.vayla.TestHub;
import fi.vayla.delivery.ParkedDecision.Kind;
import fi.vayla.delivery.TargetSystem.Answer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What operators replay goes through mapping, ledger, order and target like any message, and its queue follows in order. */
class ReplayTakesTheRoadIT {

    private static final String WHY = "{\"reason\":\"korjattu\"}";

    @TempDir
    static Path folder;

    static ParkedHub hub;

    @BeforeAll
    static void start() throws IOException {
        hub = new ParkedHub(folder);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @AfterEach
    void everythingIsAccountedFor() {
        hub.left.answers(received -> Answer.TAKE);
        hub.everythingIsAccountedFor();
    }

    @Test
    void an_edited_message_is_replayed_and_its_queue_drains_in_order_while_new_events_come() {
        String key = newKey();
        poisoned(key, 150);
        JsonNode first = hub.parked(key).getFirst();
        assertThat(hub.edit(first, -5).statusCode()).isEqualTo(200);

        assertThat(hub.edit(first, 0).statusCode()).isEqualTo(200);
        HttpResponse<String> answer = hub.order(first, "replay", WHY);
        for (int number = 151; number <= 200; number++) {
            hub.append("left", key, number);
        }

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(TestHub.json(answer).path("state").asString()).isEqualTo("replaying");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(numbers(hub.left.taken(key))).isEqualTo(ParkedHub.upTo(201)));
        hub.awaitParked(key, 0);
        String original = "left-" + first.path("receipt").asString();
        assertThat(hub.left.calls(key))
                .first()
                .satisfies(call -> assertThat(call.idempotencyKey()).isEqualTo(original));
        assertThat(hub.left.taken(key))
                .first()
                .satisfies(call -> assertThat(call.idempotencyKey()).isEqualTo(original + "-e2"));
    }

    @Test
    void a_discarded_message_is_counted_and_its_queue_goes_on() {
        String key = newKey();
        poisoned(key, 3);
        long discarded = hub.ledger("left").path("discarded").asLong();

        assertThat(hub.order(hub.parked(key).getFirst(), "discard", WHY).statusCode())
                .isEqualTo(202);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(numbers(hub.left.taken(key))).containsExactly(1, 2, 3));
        hub.awaitParked(key, 0);
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(hub.ledger("left").path("discarded").asLong())
                                .isEqualTo(discarded + 1));
    }

    @Test
    void a_message_that_is_refused_again_parks_again_and_can_be_decided_anew() {
        String key = newKey();
        poisoned(key, 2);
        JsonNode first = hub.parked(key).getFirst();
        hub.edit(first, -1);

        assertThat(hub.order(first, "replay", WHY).statusCode()).isEqualTo(202);

        await().atMost(SOON).untilAsserted(() -> {
            JsonNode again = hub.whole(first);
            assertThat(again.path("reason").asString()).isEqualTo("MAPPING");
            assertThat(again.path("state").asString()).isEqualTo("parked");
            assertThat(again.path("edits")).hasSize(1);
        });
        assertThat(hub.parked(key)).hasSize(3);
        assertThat(hub.left.taken(key)).isEmpty();
        hub.edit(first, 0);
        assertThat(hub.order(first, "replay", WHY).statusCode()).isEqualTo(202);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(numbers(hub.left.taken(key))).containsExactly(0, 1, 2));
    }

    @Test
    void many_keys_are_replayed_by_their_parking_reason_and_a_whole_queue_is_discarded_by_its_key() {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String key = newKey();
            keys.add(key);
            poisoned(key, 2);
        }
        String unwanted = newKey();
        poisoned(unwanted, 120);
        hub.left.answers(received -> Answer.TAKE);

        JsonNode discarded = TestHub.json(hub.bulk("discard", "{\"key\":\"" + unwanted + "\",\"reason\":\"turha\"}"));
        JsonNode run = TestHub.json(
                hub.bulk("replay", "{\"route\":\"left\",\"parkingReason\":\"REJECTED_BY_SYSTEM\",\"dryRun\":true}"));
        HttpResponse<String> replayed = hub.bulk(
                "replay",
                "{\"route\":\"left\",\"parkingReason\":\"REJECTED_BY_SYSTEM\",\"reason\":\"järjestelmä korjattu\"}");

        assertThat(discarded.path("decided").asInt()).isEqualTo(121);
        assertThat(discarded.path("messages")).hasSize(50);
        assertThat(run.path("decided").asInt()).isEqualTo(12);
        assertThat(replayed.statusCode()).isEqualTo(202);
        assertThat(TestHub.json(replayed).path("decided").asInt()).isEqualTo(12);
        for (String key : keys) {
            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(numbers(hub.left.taken(key))).containsExactly(13, 1, 2));
        }
        hub.awaitParked(unwanted, 0);
        assertThat(hub.left.taken(unwanted)).isEmpty();
    }

    @Test
    void a_dry_run_shows_what_would_be_sent_and_sends_nothing() {
        String key = newKey();
        poisoned(key, 4);
        JsonNode first = hub.parked(key).getFirst();
        int calls = hub.left.calls(key).size();

        JsonNode run = TestHub.json(hub.order(first, "replay", "{\"dryRun\":true}"));

        assertThat(run.path("target").asString()).isEqualTo("system:left");
        assertThat(run.at("/parameters/path").asString()).isEqualTo("/in");
        assertThat(run.at("/body/number").asInt()).isEqualTo(13);
        assertThat(run.path("idempotencyKey").asString())
                .isEqualTo("left-" + first.path("receipt").asString());
        assertThat(run.path("behind").asInt()).isEqualTo(4);
        assertThat(hub.parked(key)).hasSize(5);
        assertThat(hub.left.calls(key)).hasSize(calls);
        hub.order(first, "discard", WHY);
        hub.awaitParked(key, 0);
    }

    @Test
    void on_a_careful_route_one_person_is_not_enough() {
        String key = newKey();
        refuse();
        hub.append(CAREFUL, key, 13);
        hub.awaitParked(key, 1);
        JsonNode message = hub.parked(key).getFirst();
        hub.left.answers(received -> Answer.TAKE);

        HttpResponse<String> nobody = hub.order(message, "replay", WHY);
        assertThat(nobody.statusCode()).isEqualTo(409);
        assertThat(nobody.body()).contains("vayla.security.operators");

        ParkedMessages parked = hub.hub().bean(ParkedMessages.class);
        String id = message.path("id").asString();
        assertThat(parked.decide(id, Kind.replay, "Testi Testinen", "korjattu"))
                .isInstanceOf(ParkedResult.AwaitingSecondPerson.class);
        assertThat(parked.decide(id, Kind.replay, "Testi Testinen", "korjattu"))
                .isInstanceOf(ParkedResult.Conflict.class);
        assertThat(hub.whole(message).at("/proposal/by").asString()).isEqualTo("Testi Testinen");
        assertThat(hub.left.taken(key)).isEmpty();
        assertThat(parked.decide(id, Kind.replay, "token", "samaa mieltä")).isInstanceOf(ParkedResult.Conflict.class);
        assertThat(parked.decide(id, Kind.replay, "Tuuli Testaaja", "samaa mieltä"))
                .isInstanceOf(ParkedResult.Done.class);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(numbers(hub.left.taken(key))).containsExactly(13));
    }

    @Test
    void what_cannot_be_done_is_said_as_a_problem() {
        String key = newKey();
        poisoned(key, 1);
        List<JsonNode> queue = hub.parked(key);

        assertThat(hub.order(queue.getLast(), "replay", WHY)).satisfies(answer -> {
            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(answer.body()).contains(queue.getFirst().path("id").asString());
        });
        assertThat(hub.order(queue.getFirst(), "replay", "{}")).satisfies(answer -> {
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(TestHub.json(answer).at("/errors/0/pointer").asString()).isEqualTo("/reason");
        });
        for (String order : List.of("rikki", "null", "[]")) {
            assertThat(hub.order(queue.getFirst(), "replay", order).statusCode())
                    .as(order)
                    .isEqualTo(400);
        }
        String misspelt = "{\"key\":\"%s\",\"parkingreason\":\"SCHEMA\",\"reason\":\"x\"}".formatted(key);
        assertThat(hub.bulk("discard", misspelt)).satisfies(answer -> {
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("no property parkingreason");
        });
        for (String filter : List.of("\"parkingReason\":\"\"", "\"from\":\"\"", "\"parkingReason\":0")) {
            String order = "{\"key\":\"%s\",%s,\"reason\":\"x\"}".formatted(key, filter);
            assertThat(hub.bulk("discard", order).statusCode()).as(order).isEqualTo(400);
        }
        assertThat(hub.parked(key)).hasSameSizeAs(queue);
        assertThat(hub.bulk("discard", WHY).statusCode()).isEqualTo(422);
        assertThat(hub.bulk("replay", "{\"key\":1,\"parkingReason\":\"EI\"}").statusCode())
                .isEqualTo(400);
        assertThat(hub.hub().get("/api/parked/left%7Cei").statusCode()).isEqualTo(404);
        assertThat(hub.hub().get("/api/parked?parkingReason=EI").statusCode()).isEqualTo(400);
        hub.order(queue.getFirst(), "discard", WHY);
        hub.awaitParked(key, 0);
    }

    @Test
    void a_queue_that_was_on_its_way_goes_on_by_itself_after_a_restart() {
        String key = newKey();
        poisoned(key, 40);
        hub.left.answers(received -> received.body().path("number").asInt() == 20
                        && received.text("key").equals(key)
                ? Answer.BUSY
                : Answer.TAKE);
        assertThat(hub.order(hub.parked(key).getFirst(), "replay", WHY).statusCode())
                .isEqualTo(202);
        await().atMost(SOON).untilAsserted(() -> assertThat(hub.left.taken(key)).hasSize(20));

        hub.restart();
        hub.append("left", key, 41);
        hub.left.answers(received -> Answer.TAKE);

        List<Integer> expected = new ArrayList<>(ParkedHub.upTo(42));
        expected.set(0, 13);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(numbers(hub.left.taken(key))).isEqualTo(expected));
        hub.awaitParked(key, 0);
    }

    @Test
    void what_an_operator_writes_after_a_message_arrived_changes_nothing_and_holds_nothing_up() {
        String key = newKey();
        poisoned(key, 0);
        ParkingLot lot = hub.hub().bean(ParkingLot.class);
        ParkedMessage late =
                lot.find(hub.parked(key).getFirst().path("id").asString()).orElseThrow();
        hub.order(hub.parked(key).getFirst(), "replay", WHY);
        hub.awaitParked(key, 0);

        lot.append(late.decided(Parked.decision(Kind.discard, "Testi Testinen")))
                .join();
        hub.awaitParked(key, 0);
        lot.append(late.proposed(Parked.decision(Kind.replay, "Testi Testinen")))
                .join();
        hub.awaitParked(key, 0);

        hub.append("left", key, 1);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(numbers(hub.left.taken(key))).containsExactly(13, 1));
    }

    /** Number 13 is refused, and 1 to {@code behind} wait behind it. */
    private static void poisoned(String key, int behind) {
        refuse();
        hub.append("left", key, 13);
        hub.awaitParked(key, 1);
        for (int number = 1; number <= behind; number++) {
            hub.append("left", key, number);
        }
        hub.awaitParked(key, behind + 1);
        hub.left.answers(received -> Answer.TAKE);
    }

    private static void refuse() {
        hub.left.answers(received -> received.body().path("number").asInt() == 13 ? Answer.REFUSE : Answer.TAKE);
    }
}
