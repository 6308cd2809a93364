package fi.vayla;

import static fi.vayla.ControlledHub.SOON;
import static fi.vayla.ControlledHub.awaitNumbers;
import static fi.vayla.ControlledHub.upTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.vayla.delivery.TargetSystem;
import fi.vayla.delivery.TargetSystem.Answer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Part of the log is read again, and the ledger sees to it that no system gets twice what it has. */
class RewindIT {

    private static final List<String> KEYS = List.of("avain-1", "avain-2", "avain-ä");
    private static final String LONG_AGO = "2020-01-01T00:00:00Z";

    @RegisterExtension
    static final SharedHub SHARED = new SharedHub(false);

    private TargetSystem target;
    private ControlledHub hub;

    @BeforeEach
    void take() {
        target = SHARED.target();
        hub = SHARED.control();
    }

    @Test
    void what_the_ledger_knows_is_passed_over_and_what_was_never_selected_is_delivered_in_order() {
        select("late", "where: .answers.number > 4, ");
        hub.submit(KEYS, 0, 10);
        hub.awaitDelivered("late", 5L * KEYS.size());
        change("late", "");

        JsonNode plan = hub.answer("late", "rewind", "{\"to\":\"%s\",\"dryRun\":true}".formatted(LONG_AGO), 200);
        assertThat(plan.at("/figures/messages").asLong()).isEqualTo(10L * KEYS.size());
        assertThat(plan.at("/figures/delivered").asLong()).isEqualTo(5L * KEYS.size());
        assertThat(plan.at("/figures/fresh").asLong()).isEqualTo(5L * KEYS.size());
        assertThat(plan.at("/figures/deliveredAgain").asLong()).isZero();

        JsonNode ordered = hub.accepted("late", "rewind", rewind(LONG_AGO, false));
        assertThat(ordered.at("/figures/fresh").asLong()).isEqualTo(5L * KEYS.size());
        hub.awaitDelivered("late", 10L * KEYS.size());

        List<Integer> late = new ArrayList<>(upTo(10).subList(5, 10));
        late.addAll(upTo(5));
        assertThat(KEYS)
                .allSatisfy(key -> assertThat(target.taken(key).stream()
                                .filter(one -> one.text("via").equals("late"))
                                .map(TargetSystem.Received::number))
                        .isEqualTo(late));
    }

    @Test
    void a_route_that_selects_less_than_it_did_still_accounts_for_what_it_delivered() {
        select("late", "");
        hub.submit(KEYS, 0, 10);
        hub.awaitDelivered("late", 10L * KEYS.size());
        change("late", "where: .answers.number > 4, ");

        hub.accepted("late", "rewind", rewind(LONG_AGO, false));
        hub.submit(KEYS, 10, 12);

        hub.awaitDelivered("late", 12L * KEYS.size());
    }

    @Test
    void a_place_on_the_log_rewinds_its_partition_only() {
        hub.submit(KEYS, 0, 5);
        hub.awaitDelivered("forms", 5L * KEYS.size());

        long between = 0;
        for (int partition = 0; SHARED.hub().get("/api/routes").statusCode() == 200; partition++) {
            var answer =
                    hub.order("forms", "rewind", "{\"to\":\"vayla.forms-%d@0\",\"dryRun\":true}".formatted(partition));
            if (answer.statusCode() == 422) {
                break; // there are no more partitions
            }
            between += TestHub.json(answer).at("/figures/messages").asLong();
        }
        assertThat(between).isEqualTo(5L * KEYS.size());
    }

    @Test
    void an_order_that_does_not_fit_is_refused() {
        assertThat(hub.order("forms", "rewind", rewind("eilen", false)).statusCode())
                .isEqualTo(422);
        assertThat(hub.order("forms", "rewind", rewind("vayla.cases-0@0", false))
                        .body())
                .contains("which the route does not read");
        assertThat(hub.order("forms", "rewind", rewind("2999-01-01T00:00:00Z", false))
                        .statusCode())
                .isEqualTo(409);
        assertThat(hub.order("ei-ole", "rewind", rewind(LONG_AGO, false)).statusCode())
                .isEqualTo(404);
        assertThat(hub.order("forms", "rewind", "{\"to\":\"%s\"}".formatted(LONG_AGO))
                        .body())
                .contains("/reason");
    }

    @Test
    void a_route_that_is_rewound_again_and_again_and_restarted_delivers_nothing_twice() {
        hub.submit(KEYS, 0, 20);
        hub.awaitDelivered("forms", 20L * KEYS.size());
        for (int i = 0; i < 3; i++) {
            hub.accepted("forms", "rewind", rewind(LONG_AGO, false));
        }
        SHARED.restart();
        hub.submit(KEYS, 20, 25);

        hub.awaitDelivered("forms", 25L * KEYS.size());
        awaitNumbers(target, KEYS, 25);
        assertThat(target.calls()).hasSize(25 * KEYS.size());
    }

    @Test
    void a_parked_message_stays_parked() {
        target.answers(received -> received.number() == 2 ? Answer.REFUSE : Answer.TAKE);
        hub.submit(List.of("avain"), 0, 5);
        await().atMost(SOON).until(() -> hub.stand("forms").path("parked").asLong() == 3);
        hub.awaitLag("forms", 0);

        JsonNode ordered = hub.accepted("forms", "rewind", rewind(LONG_AGO, false));
        assertThat(ordered.at("/figures/parked").asLong()).isEqualTo(3);
        hub.submit(List.of("toinen"), 0, 2);

        awaitNumbers(target, List.of("toinen"), 2);
        hub.awaitLag("forms", 0);
        JsonNode stand = hub.stand("forms");
        assertThat(stand.path("parked").asLong()).isEqualTo(3);
        assertThat(stand.path("received").asLong()).isEqualTo(7);
        assertThat(stand.path("unaccounted").asLong()).isZero();
        assertThat(target.numbers("avain")).containsExactly(0, 1);
    }

    /** A route from the same source to the same system, whose messages say so. */
    private void select(String id, String where) {
        String name = hub.name(id);
        SHARED.files()
                .mapping(name, "{\"key\": $event.subject, \"number\": .answers.number, \"via\": \"%s\"}".formatted(id))
                .routeFile(name, """
                        - route:
                            id: %1$s
                            description: A route that an administrator changes.
                            from:
                              uri: event:form.submitted
                              parameters: {%2$ssource: %3$s}
                              steps:
                                - to: mapping:%1$s.jslt
                                - to: {uri: 'system:%4$s', parameters: {path: /in}}
                        """.formatted(name, where, hub.name("forms"), hub.name("target")));
        hub.awaitRuns(id);
    }

    /** The same, of a route that runs: returns when the new version does. */
    private void change(String id, String where) {
        String before = hub.route(id).path("revision").asString();
        select(id, where);
        await().atMost(SOON).until(() -> {
            String now = hub.route(id).path("revision").asString(before); // there is none while versions are swapped
            return !now.isEmpty() && !now.equals(before);
        });
    }

    static String rewind(String to, boolean again) {
        return "{\"to\":\"%s\",\"again\":%s,\"reason\":\"uudestaan\"}".formatted(to, again);
    }
}
