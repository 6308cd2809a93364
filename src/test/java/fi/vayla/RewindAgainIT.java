package fi.vayla;

import static fi.vayla.ControlledHub.SOON;
import static fi.vayla.ControlledHub.upTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.vayla.delivery.TargetSystem;
import fi.vayla.delivery.TargetSystem.Answer;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** A rewind that says so delivers again what was delivered, as other messages, and once. */
class RewindAgainIT {

    private static final List<String> KEYS = List.of("avain-1", "avain-2", "avain-ä");
    private static final String LONG_AGO = "2020-01-01T00:00:00Z";

    @RegisterExtension
    static final SharedHub SHARED = new SharedHub(true);

    private TargetSystem target;
    private ControlledHub hub;

    @BeforeEach
    void take() {
        target = SHARED.target();
        hub = SHARED.control();
    }

    @Test
    void what_was_delivered_is_delivered_again_in_order_under_another_idempotency_key() {
        hub.submit(KEYS, 0, 10);
        hub.awaitDelivered("forms", 10L * KEYS.size());

        JsonNode ordered = hub.accepted("forms", "rewind", RewindIT.rewind(LONG_AGO, true));
        assertThat(ordered.at("/figures/deliveredAgain").asLong()).isEqualTo(10L * KEYS.size());
        awaitTaken(20 * KEYS.size());
        hub.awaitDelivered("forms", 10L * KEYS.size());

        String id = ordered.at("/rewind/id").asString();
        assertThat(KEYS).allSatisfy(key -> {
            assertThat(target.numbers(key)).isEqualTo(twice(10));
            List<String> keys = target.taken(key).stream()
                    .map(TargetSystem.Received::idempotencyKey)
                    .toList();
            assertThat(keys.subList(10, 20))
                    .isEqualTo(keys.subList(0, 10).stream()
                            .map(first -> first + "-r" + id)
                            .toList());
        });
        assertThat(target.calls()).hasSize(20 * KEYS.size());
        assertThat(SHARED.other().calls()).as("another route").hasSize(10 * KEYS.size());
    }

    @Test
    void an_order_is_obeyed_once_whatever_restarts_and_rewinds_follow_it() {
        hub.submit(KEYS, 0, 10);
        hub.awaitDelivered("forms", 10L * KEYS.size());
        hub.accepted("forms", "rewind", RewindIT.rewind(LONG_AGO, true));
        SHARED.restart();
        awaitTaken(20 * KEYS.size());
        hub.awaitDelivered("forms", 10L * KEYS.size());
        hub.accepted("forms", "rewind", RewindIT.rewind(LONG_AGO, false));
        hub.submit(KEYS, 10, 11);
        hub.awaitDelivered("forms", 11L * KEYS.size());
        assertThat(target.calls()).hasSize(21 * KEYS.size());

        hub.accepted("forms", "rewind", RewindIT.rewind(LONG_AGO, true));
        awaitTaken(32 * KEYS.size());
        hub.awaitDelivered("forms", 11L * KEYS.size());
        assertThat(target.calls()).hasSize(32 * KEYS.size());
    }

    @Test
    void a_paused_route_is_rewound_and_sends_when_it_is_resumed() {
        hub.submit(KEYS, 0, 5);
        hub.awaitDelivered("forms", 5L * KEYS.size());
        hub.accepted("forms", "pause", "{\"reason\":\"huolto\"}");
        hub.accepted("forms", "rewind", RewindIT.rewind(LONG_AGO, true));
        hub.awaitLag("forms", 5L * KEYS.size());
        assertThat(target.calls()).hasSize(5 * KEYS.size());

        hub.accepted("forms", "resume", "{\"reason\":\"valmis\"}");
        awaitTaken(10 * KEYS.size());
        hub.awaitDelivered("forms", 5L * KEYS.size());
    }

    @Test
    void what_is_parked_stays_parked_and_those_before_it_are_delivered_again() {
        target.answers(received -> received.number() == 2 ? Answer.REFUSE : Answer.TAKE);
        hub.submit(List.of("avain"), 0, 5);
        await().atMost(SOON).until(() -> hub.stand("forms").path("parked").asLong() == 3);
        hub.awaitLag("forms", 0);

        JsonNode ordered = hub.accepted("forms", "rewind", RewindIT.rewind(LONG_AGO, true));
        assertThat(ordered.at("/figures/deliveredAgain").asLong()).isEqualTo(2);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(target.numbers("avain")).containsExactly(0, 1, 0, 1));
        await().atMost(SOON).untilAsserted(() -> {
            JsonNode stand = hub.stand("forms");
            assertThat(stand.path("delivered").asLong()).isEqualTo(2);
            assertThat(stand.path("parked").asLong()).isEqualTo(3);
            assertThat(stand.path("received").asLong()).isEqualTo(5);
            assertThat(stand.path("unaccounted").asLong()).isZero();
        });
        assertThat(SHARED.hub()
                        .getJson("/api/parked?route=" + hub.name("forms"))
                        .path("total")
                        .asLong())
                .isEqualTo(3);
    }

    @Test
    void a_system_that_can_be_asked_is_not_asked_about_the_second_time() {
        TargetSystem other = SHARED.other();
        SHARED.files()
                .routeFile(hub.name("asked"), """
                - route:
                    id: %s
                    description: A route to a system that can be asked.
                    from:
                      uri: event:form.submitted
                      parameters: {source: %s}
                      steps:
                        - to: mapping:plain.jslt
                        - to: {uri: 'system:%s', parameters: {path: /in, find: '/records/{subject}'}}
                """.formatted(hub.name("asked"), hub.name("forms"), hub.name("other")));
        hub.awaitRuns("asked");
        hub.accepted("others", "pause", "{\"reason\":\"vain yksi reitti\"}");
        hub.submit(List.of("avain"), 0, 1);
        hub.awaitDelivered("asked", 1);
        AtomicBoolean dropped = new AtomicBoolean();
        other.answers(received -> dropped.getAndSet(true) ? Answer.TAKE : Answer.DROP);

        hub.accepted("asked", "rewind", RewindIT.rewind(LONG_AGO, true));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(other.numbers("avain")).containsExactly(0, 0));
        hub.awaitDelivered("asked", 1);
        assertThat(other.asked("avain")).isZero();
    }

    private void awaitTaken(int messages) {
        await().atMost(SOON).untilAsserted(() -> assertThat(target.taken()).hasSize(messages));
    }

    private static List<Integer> twice(int end) {
        return Stream.concat(upTo(end).stream(), upTo(end).stream()).toList();
    }
}
