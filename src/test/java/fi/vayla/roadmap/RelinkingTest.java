package fi.vayla.roadmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.vayla.event.Event;
import fi.vayla.event.Json;
import fi.vayla.event.RoadmapItemChanged;
import fi.vayla.event.RoadmapItemChanged.Link;
import fi.vayla.event.RoadmapStated;
import fi.vayla.event.Status;
import fi.vayla.log.LogRecord;
import fi.vayla.log.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A link that an operator confirmed wrongly is set right, also while other instances do not know of it yet. */
class RelinkingTest {

    private static final String LAHTI = "lahti-digitiekartta-2024-2026";
    private static final String WRONG = "lah-frends";
    private static final String RIGHT = "lah-servicenow";
    private static final DeskOrder ORDER = new DeskOrder("Testi Testinen", "väärä hanke");
    private static final Instant FIRST = Hub.NOON.minusSeconds(60);
    private static final Instant SECOND = Hub.NOON.minusSeconds(30);

    private final MemoryLog log = new MemoryLog();
    private final Hub hub = new Hub(log);

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void what_was_said_of_the_wrong_item_counts_for_the_right_one_from_its_own_time() {
        linkedWrongly();

        assertThat(hub.links.link(id(), RIGHT, ORDER)).isEqualTo(new DeskResult.Done());

        assertThat(hub.item(LAHTI, RIGHT).status()).isEqualTo(Status.done);
        assertThat(hub.item(LAHTI, RIGHT).progress()).isEqualTo(80);
        assertThat(stated(RIGHT)).extracting(RoadmapStated::at).containsExactly(FIRST, SECOND);
        assertThat(Hub.changes(log).getLast().links()).contains(new Link("redmine", "9007"));
        hub.live("redmine", "3", Hub.NOON, body("{\"progress\":90}"));
        assertThat(hub.item(LAHTI, RIGHT).progress()).isEqualTo(90);
        assertThat(hub.item(LAHTI, WRONG).progress()).isEqualTo(80);
        assertThat(hub.linked.list(0, 50).linked())
                .singleElement()
                .satisfies(linked -> assertThat(linked.item()).isEqualTo(RIGHT));
    }

    @Test
    void a_link_that_is_taken_back_leaves_a_record_that_waits_and_forgets_nothing() {
        linkedWrongly();

        assertThat(hub.links.unlink(id(), ORDER)).isEqualTo(new DeskResult.Done());

        assertThat(hub.linked.list(0, 50).total()).isZero();
        assertThat(hub.unlinked.list(false, 0, 50).total()).isOne();
        assertThat(hub.unlinked.list(true, 0, 50).total()).isZero();
        hub.live("redmine", "3", Hub.NOON, body("{\"health\":\"red\"}"));
        assertThat(hub.item(LAHTI, WRONG).health()).isNull();

        var restarted = new Hub(log);
        await().until(() -> restarted.unlinked.list(false, 0, 50).total() == 1);
        String id = restarted.unlinked.list(false, 0, 50).unlinked().getFirst().id();
        assertThat(restarted.links.link(id, RIGHT, ORDER)).isEqualTo(new DeskResult.Done());
        assertThat(stated(RIGHT)).extracting(RoadmapStated::at).containsExactlyInAnyOrder(FIRST, SECOND, Hub.NOON);
        assertThat(restarted.item(LAHTI, RIGHT).status()).isEqualTo(Status.done);
    }

    @Test
    void every_order_is_audited_with_its_reason_and_one_without_sense_is_refused() {
        linkedWrongly();
        String id = id();

        assertThat(hub.links.link(id, WRONG, ORDER)).isEqualTo(new DeskResult.Unknown());
        assertThat(hub.links.unlink(id, new DeskOrder("Testi", " "))).isInstanceOf(DeskResult.Invalid.class);
        assertThat(hub.links.unlink("0123", ORDER)).isEqualTo(new DeskResult.Unknown());
        assertThat(hub.links.ignore(id, ORDER)).isEqualTo(new DeskResult.Unknown());
        assertThat(log.records(Topic.AUDIT)).hasSize(1);
        hub.links.unlink(id, ORDER);

        assertThat(hub.links.unlink(id, ORDER)).isEqualTo(new DeskResult.Unknown());
        assertThat(log.records(Topic.AUDIT)).hasSize(2);
        assertThat(Json.read(log.records(Topic.AUDIT).getLast().value()))
                .hasToString("{\"at\":\"%s\",\"by\":\"Testi Testinen\",\"action\":\"unlink_record\",\"item\":\"%s\","
                                .formatted(Hub.NOON, WRONG)
                        + "\"source\":\"redmine\",\"ref\":\"9007\",\"reason\":\"väärä hanke\"}");
    }

    @Test
    void how_far_another_instance_carried_out_an_earlier_ruling_does_not_bring_it_back() {
        linkedWrongly();
        LinkRow wrong = last();
        hub.now = Hub.NOON.plusSeconds(1);
        hub.links.link(id(), RIGHT, ORDER);

        log.append(
                        Topic.ROADMAP_HISTORY,
                        0,
                        wrong.key(),
                        wrong.carriedOut(99, Map.of()).json())
                .join();

        for (Hub each : List.of(hub, new Hub(log))) {
            soon(() -> assertThat(each.linked.list(0, 50).linked())
                    .extracting(LinkedRecords.Linked::item)
                    .containsExactly(RIGHT));
        }
    }

    @Test
    void what_an_instance_that_did_not_know_yet_says_of_the_wrong_item_is_said_of_the_right_one_too() {
        linkedWrongly();
        hub.now = Hub.NOON.plusSeconds(1);
        hub.links.link(id(), RIGHT, ORDER);
        RoadmapStated late = stated(WRONG).getLast();
        var again = new RoadmapStated(
                WRONG,
                LAHTI,
                late.kind(),
                late.title(),
                "redmine",
                "9007",
                "f".repeat(32),
                Hub.NOON,
                Hub.NOON,
                Map.of("progress", new RoadmapStated.Said("95", RoadmapStated.Verdict.taken)),
                null,
                null,
                null);
        log.append(Event.of(again, "roadmap", WRONG + "/stated/f", WRONG, Hub.NOON, Hub.NOON, null))
                .join();

        soon(() -> assertThat(hub.item(LAHTI, RIGHT).progress()).isEqualTo(95));
    }

    @Test
    void two_rulings_at_once_end_in_one_link_on_every_instance_and_in_one_change_of_its_item() {
        var other = new Hub(log);
        hub.live("redmine", "1", FIRST, body("{\"status\":\"done\"}"));
        String id = hub.unlinked.list(false, 0, 50).unlinked().getFirst().id();
        await().until(() -> other.unlinked.list(false, 0, 50).total() == 1);
        other.now = Hub.NOON.plusSeconds(1);

        Thread one = Thread.ofVirtual().start(() -> hub.links.link(id, WRONG, ORDER));
        other.links.link(id, RIGHT, ORDER);
        await().until(() -> !one.isAlive());

        soon(() -> assertThat(item(hub)).isNotEmpty().isEqualTo(item(other)));
        String item = item(hub);
        soon(() -> assertThat(item(new Hub(log))).isEqualTo(item));
        assertThat(log.records(Topic.ROADMAP).stream()
                        .filter(record -> record.key().equals(item))
                        .filter(record -> !Json.read(record.value(), RoadmapItemChanged.class)
                                .changes()
                                .isEmpty())
                        .map(LogRecord::receipt)
                        .distinct()) // both instances may append it, under one id
                .hasSize(1);
    }

    private static String item(Hub hub) {
        return hub.linked.list(0, 50).linked().stream()
                .map(LinkedRecords.Linked::item)
                .findFirst()
                .orElse("");
    }

    /** It is linked to the wrong item after its first word, and says a second one. */
    private void linkedWrongly() {
        hub.live("redmine", "1", FIRST, body("{\"status\":\"done\"}"));
        hub.links.link(hub.unlinked.list(false, 0, 50).unlinked().getFirst().id(), WRONG, ORDER);
        hub.live("redmine", "2", SECOND, body("{\"progress\":80}"));
        assertThat(hub.item(LAHTI, WRONG).progress()).isEqualTo(80);
    }

    private String id() {
        return hub.linked.list(0, 50).linked().getFirst().id();
    }

    private LinkRow last() {
        return log.records(Topic.ROADMAP_HISTORY).stream()
                .filter(record -> record.key().startsWith(LinkRow.KEYS))
                .map(record -> Json.read(record.value(), LinkRow.class))
                .toList()
                .getLast();
    }

    private List<RoadmapStated> stated(String item) {
        return Hub.statements(log).stream()
                .filter(stated -> item.equals(stated.item()))
                .distinct() // what is stated again has the same id
                .toList();
    }

    private static String body(String fields) {
        return "{\"ref\":\"9007\",\"title\":\"Muu työ\",\"fields\":" + fields + "}";
    }

    private static void soon(ThrowingRunnable condition) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(condition);
    }
}
