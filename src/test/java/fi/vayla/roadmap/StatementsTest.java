package fi.vayla.roadmap;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.event.RoadmapItemChanged;
import fi.vayla.event.RoadmapStated;
import fi.vayla.event.RoadmapStated.Said;
import fi.vayla.event.RoadmapStated.Verdict;
import fi.vayla.event.Status;
import fi.vayla.log.LogRecord;
import fi.vayla.log.Topic;
import fi.vayla.system.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StatementsTest {

    private static final String LAHTI = "lahti-digitiekartta-2024-2026";
    private static final Outcome FRENDS = new Outcome.Delivered("lah-frends");
    private static final Instant EARLIER = Hub.NOON.minusSeconds(60);

    private final MemoryLog log = new MemoryLog();
    private final Hub hub = new Hub(log);

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void an_event_is_stated_and_the_change_names_whose_word_it_is_and_every_record_of_the_item() {
        hub.project("jira", "1", EARLIER, body("TES-41", "done"));

        assertThat(Hub.statements(log)).singleElement().satisfies(stated -> {
            assertThat(stated.item()).isEqualTo("lah-frends");
            assertThat(stated.programme()).isEqualTo(LAHTI);
            assertThat(stated.kind()).isEqualTo("measure");
            assertThat(stated.title()).isEqualTo("Frends – palveluväylän hyödyntäminen");
            assertThat(stated.source()).isEqualTo("jira");
            assertThat(stated.ref()).isEqualTo("TES-41");
            assertThat(stated.at()).isEqualTo(EARLIER);
            assertThat(stated.receivedAt()).isEqualTo(Hub.NOON);
            assertThat(stated.fields()).isEqualTo(Map.of("status", new Said("done", Verdict.taken)));
        });
        assertThat(Hub.changes(log)).singleElement().satisfies(change -> {
            assertThat(change.source()).isEqualTo("jira");
            assertThat(change.links()).containsExactly(new RoadmapItemChanged.Link("jira", "TES-41"));
        });
    }

    @Test
    void what_is_late_or_repeated_or_linked_to_nothing_is_stated_too() {
        hub.project("jira", "1", Hub.NOON, body("TES-41", "done"));
        hub.project("jira", "2", EARLIER, body("TES-41", "on_hold"));
        hub.project("jira", "3", EARLIER, body("TES-41", "done"));
        hub.project("jira", "4", EARLIER, body("ZZZ-1", "done"));

        assertThat(Hub.statements(log))
                .extracting(RoadmapStated::ref)
                .containsExactly("TES-41", "TES-41", "TES-41", "ZZZ-1");
        assertThat(log.records(Topic.ROADMAP)).hasSize(1);
        assertThat(hub.item(LAHTI, "lah-frends").status()).isEqualTo(Status.done);
    }

    @Test
    void a_change_is_never_without_its_statement() {
        log.available(topic -> topic != Topic.ROADMAP_HISTORY);

        assertThat(hub.project("jira", "1", Hub.NOON, body("TES-41", "done"))).isInstanceOf(Outcome.Unavailable.class);

        assertThat(log.records()).isEmpty();
        assertThat(hub.item(LAHTI, "lah-frends").status()).isEqualTo(Status.planned);
    }

    @Test
    void a_statement_without_its_change_is_completed_when_the_event_is_delivered_again_and_counts_once() {
        log.available(topic -> topic != Topic.ROADMAP);
        assertThat(hub.project("jira", "1", Hub.NOON, body("TES-41", "done"))).isInstanceOf(Outcome.Unavailable.class);
        log.available(true);

        assertThat(hub.project("jira", "1", Hub.NOON, body("TES-41", "done"))).isEqualTo(FRENDS);
        assertThat(hub.project("jira", "1", Hub.NOON, body("TES-41", "done"))).isEqualTo(FRENDS);

        assertThat(hub.item(LAHTI, "lah-frends").status()).isEqualTo(Status.done);
        assertThat(log.records(Topic.ROADMAP)).hasSize(1);
        List<LogRecord> stated = log.records(Topic.ROADMAP_HISTORY);
        assertThat(stated)
                .extracting(LogRecord::receipt)
                .containsOnly(stated.getFirst().receipt());
    }

    @Test
    void what_one_instance_left_without_its_change_another_one_completes_under_the_same_names() {
        log.available(topic -> topic != Topic.ROADMAP);
        hub.project("jira", "1", Hub.NOON, body("TES-41", "done"));
        log.available(true);
        var other = new Hub(log);

        assertThat(other.project("jira", "1", Hub.NOON, body("TES-41", "done"))).isEqualTo(FRENDS);
        assertThat(hub.project("jira", "2", Hub.NOON.plusSeconds(1), body("TES-41", "on_hold")))
                .isEqualTo(FRENDS);

        List<LogRecord> stated = log.records(Topic.ROADMAP_HISTORY);
        assertThat(stated.get(1).receipt()).isEqualTo(stated.getFirst().receipt());
        assertThat(stated.get(2).receipt()).isNotEqualTo(stated.getFirst().receipt());
        assertThat(Hub.changes(log))
                .extracting(change -> change.changes().getFirst().to())
                .containsExactly("done", "on_hold");
    }

    @Test
    void what_could_not_be_appended_is_no_part_of_what_the_next_word_changes() {
        hub.project("jira", "1", EARLIER, body("TES-41", "on_hold"));
        log.available(topic -> topic != Topic.ROADMAP);
        hub.project("jira", "2", EARLIER.plusSeconds(1), body("TES-41", "done"));
        log.available(true);

        hub.project("jira", "3", Hub.NOON, "{\"ref\":\"TES-41\",\"fields\":{\"progress\":10}}");

        assertThat(hub.item(LAHTI, "lah-frends").status()).isEqualTo(Status.on_hold);
        assertThat(Hub.changes(log).getLast().changes())
                .containsExactly(new RoadmapItemChanged.Change("progress", null, "10"));
        assertThat(Hub.changes(log).getLast().fields())
                .hasEntrySatisfying("status", field -> assertThat(field.value()).isEqualTo("on_hold"));
    }

    @Test
    void an_unlinked_record_is_not_forgotten_by_a_restart_and_its_repeats_are_not_counted() {
        hub.project("jira", "1", EARLIER, body("ZZZ-1", "done"));
        hub.project("jira", "1", EARLIER, body("ZZZ-1", "done"));
        List<Unlinked> before = hub.unlinked.list(false, 0, 50).unlinked();

        var restarted = new Hub(log);
        restarted.project("jira", "2", Hub.NOON, body("TES-41", "done"));

        assertThat(before)
                .singleElement()
                .satisfies(record -> assertThat(record.events()).isEqualTo(1));
        assertThat(restarted.unlinked.list(false, 0, 50).unlinked()).isEqualTo(before);
    }

    private static String body(String ref, String status) {
        return "{\"ref\":\"" + ref + "\",\"fields\":{\"status\":\"" + status + "\"}}";
    }
}
