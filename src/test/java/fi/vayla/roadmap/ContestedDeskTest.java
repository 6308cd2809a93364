package fi.vayla.roadmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.vayla.event.Json;
import fi.vayla.event.RoadmapItemChanged.Field;
import fi.vayla.event.RoadmapStated;
import fi.vayla.event.RoadmapStated.Decides;
import fi.vayla.event.RoadmapStated.Said;
import fi.vayla.event.RoadmapStated.Verdict;
import fi.vayla.event.Status;
import fi.vayla.log.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ContestedDeskTest {

    private static final String LAHTI = "lahti-digitiekartta-2024-2026";
    private static final DeskOrder ORDER = new DeskOrder("Testi Testinen", "sovittu ohjausryhmässä");
    private static final Instant EARLIER = Hub.NOON.minusSeconds(60);
    private static final Instant LATER = Hub.NOON.plusSeconds(60);

    private final MemoryLog log = new MemoryLog();
    private final Hub hub = new Hub(log, rules("keep"));

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void a_value_of_another_than_the_owner_does_not_count_and_is_shown_beside_the_one_that_does() {
        hub.live("jira", "1", EARLIER, status("in_progress"));
        hub.live("github", "2", Hub.NOON, status("done"));

        assertThat(hub.item(LAHTI, "lah-frends").status()).isEqualTo(Status.in_progress);
        assertThat(hub.contested.list()).singleElement().satisfies(value -> {
            assertThat(value.item()).isEqualTo("lah-frends");
            assertThat(value.field()).isEqualTo("status");
            assertThat(value.value()).isEqualTo("in_progress");
            assertThat(value.valueSource()).isEqualTo("jira");
            assertThat(value.valueAt()).isEqualTo(EARLIER);
            assertThat(value.contested()).isEqualTo("done");
            assertThat(value.source()).isEqualTo("github");
            assertThat(value.at()).isEqualTo(Hub.NOON);
            assertThat(value.owners()).containsExactly("jira");
        });
        assertThat(Hub.statements(log).getLast().fields())
                .isEqualTo(Map.of("status", new Said("done", Verdict.contested)));
    }

    @Test
    void a_field_without_an_owner_is_anybodys() {
        hub.live("github", "1", Hub.NOON, "{\"ref\":\"lah#1\",\"fields\":{\"health\":\"red\"}}");

        assertThat(hub.item(LAHTI, "lah-frends").health()).hasToString("red");
        assertThat(hub.contested.list()).isEmpty();
    }

    @Test
    void an_accepted_value_counts_from_now_and_the_owners_later_word_wins() {
        hub.live("jira", "1", EARLIER, status("in_progress"));
        hub.live("github", "2", EARLIER, status("done"));

        assertThat(accept()).isEqualTo(new DeskResult.Done());

        ItemView item = hub.item(LAHTI, "lah-frends");
        assertThat(item.status()).isEqualTo(Status.done);
        assertThat(item.changedAt()).isEqualTo(Hub.NOON);
        assertThat(item.changedBy()).isEqualTo(RoadmapStated.OPERATOR);
        assertThat(hub.contested.list()).isEmpty();
        RoadmapStated decision = Hub.statements(log).getLast();
        assertThat(decision.decides())
                .isEqualTo(new Decides("status", Hub.statements(log).get(1).receipt(), true));
        assertThat(decision.by()).isEqualTo("Testi Testinen");
        assertThat(decision.fields()).isEqualTo(Map.of("status", new Said("done", Verdict.taken)));

        hub.live("jira", "3", LATER, status("on_hold"));
        assertThat(hub.item(LAHTI, "lah-frends").status()).isEqualTo(Status.on_hold);
        assertThat(hub.contested.list()).isEmpty();
    }

    @Test
    void a_rejected_value_stays_rejected_while_it_is_repeated_and_another_one_is_contested_anew() {
        hub.live("github", "1", EARLIER, status("done"));
        String id = hub.contested.list().getFirst().id();

        assertThat(hub.contested.reject(id, ORDER)).isEqualTo(new DeskResult.Done());
        hub.live("github", "2", Hub.NOON, status("done"));

        assertThat(hub.contested.list()).isEmpty();
        assertThat(hub.item(LAHTI, "lah-frends").status()).isEqualTo(Status.planned);
        assertThat(hub.contested.accept(id, ORDER)).isEqualTo(new DeskResult.Unknown());

        hub.live("github", "3", LATER, status("cancelled"));
        assertThat(hub.contested.list()).extracting(ContestedValue::contested).containsExactly("cancelled");
    }

    @Test
    void what_the_owner_says_too_is_contested_no_more() {
        hub.live("github", "1", EARLIER, status("done"));
        hub.live("jira", "2", Hub.NOON, status("done"));

        assertThat(hub.contested.list()).isEmpty();
    }

    @Test
    void an_order_without_a_reason_changes_nothing_and_one_with_a_reason_is_audited() {
        hub.live("github", "1", EARLIER, status("done"));
        String id = hub.contested.list().getFirst().id();

        assertThat(hub.contested.accept(id, new DeskOrder("Testi", " "))).isInstanceOf(DeskResult.Invalid.class);
        assertThat(log.records(Topic.AUDIT)).isEmpty();
        accept();

        assertThat(log.records(Topic.AUDIT)).singleElement().satisfies(row -> {
            assertThat(Json.read(row.value()).path("action").asString()).isEqualTo("accept_contested");
            assertThat(Json.read(row.value()).path("by").asString()).isEqualTo("Testi Testinen");
            assertThat(Json.read(row.value()).path("reason").asString()).isEqualTo("sovittu ohjausryhmässä");
        });
    }

    @Test
    void a_rule_can_accept_or_reject_by_itself() {
        var accepting = new Hub(new MemoryLog(), rules("accept"));
        accepting.live("github", "1", Hub.NOON, status("done"));
        var rejecting = new Hub(new MemoryLog(), rules("reject"));
        rejecting.live("github", "1", Hub.NOON, status("done"));

        assertThat(accepting.item(LAHTI, "lah-frends").status()).isEqualTo(Status.done);
        assertThat(rejecting.item(LAHTI, "lah-frends").status()).isEqualTo(Status.planned);
        assertThat(accepting.contested.list()).isEmpty();
        assertThat(rejecting.contested.list()).isEmpty();
    }

    @Test
    void a_restart_forgets_nothing_of_it() {
        hub.live("github", "1", EARLIER, status("done"));
        hub.live("bitbucket", "2", EARLIER, "{\"ref\":\"lah#2\",\"fields\":{\"status\":\"cancelled\"}}");
        hub.contested.reject(hub.contested.list().getFirst().id(), ORDER);

        var restarted = new Hub(log, rules("keep"));

        await().untilAsserted(
                        () -> assertThat(restarted.contested.list()).hasSize(1).isEqualTo(hub.contested.list()));
    }

    @RepeatedTest(50)
    void any_order_of_the_same_events_ends_in_the_same_state(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var one = new Hub(new MemoryLog(), rules("keep"));
        var other = new Hub(new MemoryLog(), rules("keep"));
        List<Integer> events = new ArrayList<>();
        List<String> bodies = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            events.add(i);
            bodies.add(status(Status.values()[random.nextInt(Status.values().length)].name()));
        }
        List<Integer> shuffled = new ArrayList<>(events);
        shuffled.addAll(events.subList(0, random.nextInt(events.size())));
        Collections.shuffle(shuffled, random);
        events.forEach(i -> send(one, i, bodies.get(i)));
        shuffled.forEach(i -> send(other, i, bodies.get(i)));

        assertThat(state(other)).isEqualTo(state(one));
        assertThat(other.contested.list()).isEqualTo(one.contested.list());
        assertThat(other.item(LAHTI, "lah-frends").status())
                .isEqualTo(one.item(LAHTI, "lah-frends").status());
    }

    private static void send(Hub hub, int i, String body) {
        hub.live(i % 3 == 0 ? "github" : "jira", "e" + i, Hub.NOON.minusSeconds(100L - i / 2), body);
    }

    /** Without since when a value stands unchanged, which only those know who heard everything in order. */
    private static Object state(Hub hub) {
        ItemState state = hub.state.find("lah-frends").orElseThrow();
        Map<String, Field> fields = new HashMap<>();
        state.fields()
                .forEach((name, field) -> fields.put(
                        name,
                        new Field(
                                field.value(), field.at(), field.receivedAt(), null, field.source(), field.receipt())));
        return new ItemState(state.item(), state.identity(), fields, state.contested());
    }

    private DeskResult accept() {
        return hub.contested.accept(hub.contested.list().getFirst().id(), ORDER);
    }

    private static String status(String status) {
        return "{\"ref\":\"lah#1\",\"fields\":{\"status\":\"" + status + "\"}}";
    }

    private static RoadmapRules rules(String contested) {
        return Hub.rules("""
                programmes: [lahti-digitiekartta-2024-2026]
                rules:
                  - { on: project.changed, fields: [status, progress, health] }
                owners:
                  - { programme: lahti-digitiekartta-2024-2026, fields: [status, progress], owner: jira, contested: %s }
                links:
                  - { source: jira, ref: "lah#1", item: lah-frends }
                  - { source: github, ref: "lah#1", item: lah-frends }
                  - { source: bitbucket, ref: "lah#2", item: lah-servicenow }
                """.formatted(contested));
    }
}
