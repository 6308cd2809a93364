package fi.vayla.delivery;

import static fi.vayla.delivery.ParkedHub.SOON;
import static fi.vayla.delivery.ParkedHub.newKey;
import static fi.vayla.delivery.ParkedHub.numbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.vayla.delivery.TargetSystem.Answer;
import fi.vayla.event.Event;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A message that cannot succeed is parked with its bytes, its key, its time, its place and the cause. Later events of its key
 * wait behind it in order; all others flow.
 */
class PoisonParksItsKeyIT {

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
    void a_refused_message_parks_with_all_that_an_operator_needs_and_others_flow() {
        refuse(13);
        String poisoned = newKey();
        String healthy = newKey();
        hub.append("left", poisoned, 0);
        Event poison = hub.append("left", poisoned, 13);
        for (int number = 0; number < 20; number++) {
            hub.append("left", poisoned, 100 + number);
            hub.append("left", healthy, 100 + number);
        }

        hub.awaitParked(poisoned, 21);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(numbers(hub.left.taken(healthy)))
                        .isEqualTo(IntStream.range(100, 120).boxed().toList()));
        assertThat(numbers(hub.left.taken(poisoned))).containsExactly(0);
        List<JsonNode> queue = hub.parked(poisoned);
        assertThat(queue.getFirst().path("first").asBoolean()).isTrue();
        assertThat(queue.getFirst().path("behind").asInt()).isEqualTo(20);
        assertThat(queue.getLast().path("first").asBoolean()).isFalse();
        assertThat(queue.getLast().path("reason").asString()).isEqualTo("BEHIND_PARKED");
        JsonNode first = hub.whole(queue.getFirst());
        assertThat(first.path("body").binaryValue()).isEqualTo(poison.data());
        assertThat(first.path("reason").asString()).isEqualTo("REJECTED_BY_SYSTEM");
        assertThat(first.path("detail").asString()).contains("HTTP 422");
        assertThat(first.path("target").asString()).isEqualTo("system:left");
        assertThat(first.path("attempts").asInt()).isOne();
        assertThat(first.path("receivedAt").asString())
                .isEqualTo(poison.receivedAt().toString());
        assertThat(first.at("/place/topic").asString()).isEqualTo("vayla.forms");
        assertThat(first.path("state").asString()).isEqualTo("parked");
        assertThat(first.path("queueLength").asInt()).isEqualTo(21);
        assertThat(first.path("queue"))
                .hasSize(21)
                .first()
                .satisfies(head -> assertThat(head.path("receipt").asString())
                        .isEqualTo(poison.receipt().value()));
    }

    @Test
    void a_message_that_its_mapping_fails_on_is_not_sent() {
        String key = newKey();

        hub.append("left", key, -1);

        hub.awaitParked(key, 1);
        assertThat(hub.parked(key).getFirst().path("reason").asString()).isEqualTo("MAPPING");
        assertThat(hub.parked(key).getFirst().path("detail").asString()).contains("a number below zero");
        assertThat(hub.left.calls(key)).isEmpty();
    }

    @Test
    void the_key_is_still_held_and_in_order_after_a_restart() {
        refuse(13);
        String key = newKey();
        hub.append("left", key, 13);
        for (int number = 0; number < 60; number++) {
            hub.append("left", key, 100 + number);
        }
        hub.awaitParked(key, 61);
        hub.left.answers(received -> Answer.TAKE);

        hub.restart();
        hub.append("left", key, 200);
        String healthy = newKey();
        hub.append("left", healthy, 1);

        hub.awaitParked(key, 62);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(hub.left.taken(healthy)).hasSize(1));
        assertThat(hub.left.taken(key)).isEmpty();
        List<Long> offsets = hub.parked(key).stream()
                .map(message -> hub.whole(message).at("/place/offset").asLong())
                .toList();
        assertThat(offsets).isSorted().doesNotHaveDuplicates();
    }

    private static void refuse(int number) {
        hub.left.answers(received -> received.body().path("number").asInt() == number ? Answer.REFUSE : Answer.TAKE);
    }
}
