package fi.vayla.roadmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.vayla.event.EventType;
import fi.vayla.event.ProjectChanged.Health;
import fi.vayla.event.RoadmapItemChanged.Change;
import fi.vayla.event.Status;
import fi.vayla.log.Topic;
import fi.vayla.system.Outcome;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoadmapSystemTest {

    private static final String LAHTI = "lahti-digitiekartta-2024-2026";
    private static final Outcome FRENDS = new Outcome.Delivered("lah-frends");

    private final MemoryLog log = new MemoryLog();
    private final Hub hub = new Hub(log);

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void a_project_event_changes_the_item_that_its_record_is_linked_to() {
        Outcome outcome = hub.project("jira", "1", Hub.NOON, """
                {"ref": "TES-41", "title": "Palveluväylä", "fields": {"status": "done", "progress": 100.0,
                 "health": "green", "end_date": "2026-03", "responsible_unit": "Tietohallinto; Äänekoski-tiimi",
                 "title": "ei tätä", "start_date": null}}
                """);

        assertThat(outcome).isEqualTo(FRENDS);
        ItemView item = hub.item(LAHTI, "lah-frends");
        assertThat(item.status()).isEqualTo(Status.done);
        assertThat(item.progress()).isEqualTo(100);
        assertThat(item.health()).isEqualTo(Health.green);
        assertThat(item.years()).containsExactly(2026);
        assertThat(item.responsibleUnits()).containsExactly("Tietohallinto", "Äänekoski-tiimi");
        assertThat(item.title()).isEqualTo("Frends – palveluväylän hyödyntäminen");
        assertThat(Hub.changes(log))
                .singleElement()
                .satisfies(change -> assertThat(change.changes())
                        .containsExactly(
                                new Change("end_date", null, "2026-03"),
                                new Change("health", null, "green"),
                                new Change("progress", null, "100"),
                                new Change("responsible_unit", null, "Tietohallinto; Äänekoski-tiimi"),
                                new Change("status", "planned", "done")));
        assertThat(hub.counted("changed")).isEqualTo(1);
    }

    @Test
    void a_repeat_changes_nothing_and_appends_nothing() {
        hub.project("jira", "1", Hub.NOON, done("TES-41"));

        assertThat(hub.project("jira", "1", Hub.NOON, done("TES-41"))).isEqualTo(FRENDS);

        assertThat(log.records(Topic.ROADMAP)).hasSize(1);
        assertThat(hub.counted("unchanged")).isEqualTo(1);
    }

    @Test
    void an_old_event_never_overwrites_a_newer_one() {
        hub.project("jira", "2", Hub.NOON, done("TES-41"));

        Outcome outcome = hub.project(
                "jira", "1", Hub.NOON.minusSeconds(60), "{\"ref\":\"TES-41\",\"fields\":{\"status\":\"in_progress\"}}");

        assertThat(outcome).isEqualTo(FRENDS);
        assertThat(hub.item(LAHTI, "lah-frends").status()).isEqualTo(Status.done);
        assertThat(log.records(Topic.ROADMAP)).hasSize(1);
    }

    @Test
    void the_same_value_said_again_later_is_kept_so_that_an_event_in_between_loses() {
        hub.project("jira", "1", Hub.NOON.minusSeconds(120), done("TES-41"));
        hub.project("jira", "3", Hub.NOON, done("TES-41"));
        hub.project("jira", "2", Hub.NOON.minusSeconds(60), "{\"ref\":\"TES-41\",\"fields\":{\"status\":\"on_hold\"}}");

        assertThat(hub.item(LAHTI, "lah-frends").status()).isEqualTo(Status.done);
        assertThat(Hub.changes(log))
                .extracting(change -> change.changes().size())
                .containsExactly(1, 0);
    }

    @Test
    void an_edit_that_repeats_the_values_leaves_the_page_and_its_last_change_as_they_were() {
        hub.project("jira", "1", Hub.NOON.minusSeconds(120), done("TES-41"));
        ProgrammeView before = hub.roadmap.find(LAHTI).orElseThrow();

        hub.project("jira", "2", Hub.NOON.minusSeconds(60), done("TES-41"));
        hub.project("jira", "3", Hub.NOON, done("TES-41"));

        assertThat(before.changedAt()).isEqualTo(Hub.NOON.minusSeconds(120));
        assertThat(hub.roadmap.find(LAHTI)).hasValue(before);
    }

    @Test
    void an_edit_that_says_what_the_table_says_is_no_change() {
        hub.project("jira", "1", Hub.NOON, "{\"ref\":\"TES-41\",\"fields\":{\"status\":\"planned\"}}");

        assertThat(hub.item(LAHTI, "lah-frends").changedAt()).isNull();
        assertThat(Hub.changes(log))
                .singleElement()
                .satisfies(change -> assertThat(change.changes()).isEmpty());
    }

    @Test
    void a_value_that_comes_back_counts_from_its_return() {
        hub.project("jira", "1", Hub.NOON.minusSeconds(120), done("TES-41"));
        hub.project("jira", "2", Hub.NOON.minusSeconds(60), "{\"ref\":\"TES-41\",\"fields\":{\"status\":\"on_hold\"}}");
        hub.project("jira", "3", Hub.NOON, done("TES-41"));

        assertThat(hub.item(LAHTI, "lah-frends").changedAt()).isEqualTo(Hub.NOON);
    }

    @Test
    void a_source_whose_clock_is_ahead_does_not_win_for_ever() {
        hub.project("jira", "1", Hub.NOON.plusSeconds(86_400_000), done("TES-41"));

        assertThat(hub.item(LAHTI, "lah-frends").changedAt()).isEqualTo(Hub.NOON);
    }

    @Test
    void without_the_log_nothing_changes_and_the_same_message_succeeds_later() {
        log.available(false);
        assertThat(hub.project("jira", "1", Hub.NOON, done("TES-41")))
                .isEqualTo(new Outcome.Unavailable("no broker answers", null));
        assertThat(hub.item(LAHTI, "lah-frends").status()).isEqualTo(Status.planned);

        log.available(true);
        assertThat(hub.project("jira", "1", Hub.NOON, done("TES-41"))).isEqualTo(FRENDS);
        assertThat(hub.item(LAHTI, "lah-frends").status()).isEqualTo(Status.done);
    }

    @Test
    void a_decision_on_a_linked_case_starts_the_measure() {
        Outcome outcome = hub.deliver(
                Hub.event(EventType.CASE_DECIDED, "ahjo", "1", Hub.NOON),
                "{\"ref\":\"HEL-2026-004711\",\"title\":\"Asiakaskortin hankinta\"}");

        assertThat(outcome).isEqualTo(new Outcome.Delivered("hel-asiakaskortti"));
        assertThat(hub.item("helsinki-kuva-digitalisaatio-ohjelma-2019-2022", "hel-asiakaskortti")
                        .status())
                .isEqualTo(Status.in_progress);
    }

    @Test
    void an_idea_becomes_an_item_of_its_programme() {
        Outcome outcome = hub.deliver(Hub.event(EventType.IDEA_PROPOSED, "ideas", "1", Hub.NOON), """
                {"ref": "lah-frends", "title": "Jäätilanne kartalle", "description": "Testi Testinen ehdottaa",
                 "programme": "lahti-digitiekartta-2024-2026"}
                """);

        assertThat(outcome).isEqualTo(new Outcome.Delivered("ideas:lah-frends"));
        ItemView idea = hub.item(LAHTI, "ideas:lah-frends");
        assertThat(idea.title()).isEqualTo("Jäätilanne kartalle");
        assertThat(idea.status()).isEqualTo(Status.proposed);
        assertThat(hub.item(LAHTI, "lah-frends").title()).startsWith("Frends");
        assertThat(Hub.changes(log).getFirst().fields()).containsKey("description");
    }

    @Test
    void what_is_linked_to_nothing_is_delivered_counted_and_listed() {
        assertThat(hub.project("jira", "1", Hub.NOON, "{\"ref\":\"ZZZ-1\",\"title\":\"Muu työ\"}"))
                .isEqualTo(new Outcome.Delivered("unlinked"));
        hub.project("jira", "2", Hub.NOON, done("ZZZ-1"));
        hub.deliver(Hub.event(EventType.CASE_OPENED, "ahjo", "3", Hub.NOON), "{\"ref\":\"HEL-2026-004711\"}");
        hub.deliver(Hub.event(EventType.IDEA_PROPOSED, "ideas", "4", Hub.NOON), "{\"ref\":\"5\",\"title\":\"Ö\"}");

        assertThat(hub.unlinked.list(false, 0, 50).unlinked())
                .extracting(unlinked ->
                        unlinked.source() + " " + unlinked.ref() + " " + unlinked.reason() + " " + unlinked.events())
                .containsExactly("ideas 5 no_programme 1", "ahjo HEL-2026-004711 no_rule 1", "jira ZZZ-1 no_link 2");
        assertThat(hub.counted("unlinked")).isEqualTo(4);
        assertThat(log.records(Topic.ROADMAP)).isEmpty();
        assertThat(Hub.statements(log)).hasSize(4).allMatch(stated -> stated.item() == null);
    }

    @Test
    void every_unlinked_record_is_listed_page_by_page() {
        IntStream.range(0, 1100).forEach(i -> hub.project("jira", "e" + i, Hub.NOON, done("ZZZ-" + i)));

        UnlinkedRecords.Page last = hub.unlinked.list(false, 21, 50);

        assertThat(last.total()).isEqualTo(1100);
        assertThat(last.unlinked()).hasSize(50).last().extracting(Unlinked::ref).isEqualTo("ZZZ-0");
    }

    @Test
    void a_body_that_is_not_what_was_asked_for_is_refused_with_the_place() {
        assertRefused("{\"ref\":\"TES-41\",\"fields\":{\"colour\":\"red\"}}", "/fields/colour is not a field");
        assertRefused(
                "{\"ref\":\"TES-41\",\"fields\":{\"status\":\"ready\"}}", "status is \"ready\" and must be one of");
        assertRefused("{\"ref\":\"TES-41\",\"fields\":{\"progress\":140}}", "a whole number from 0 to 100");
        assertRefused("{\"ref\":\"TES-41\",\"fields\":{\"end_date\":\"31.12.2026\"}}", "end_date is \"31.12.2026\"");
        assertRefused("{\"ref\":\"TES-41\",\"fields\":[]}", "/fields must be an object");
        assertRefused("{\"ref\":{}}", "/ref must be a text or a number");
        assertRefused("{\"title\":\"Äly\"}", "/ref is missing");
        assertRefused("{\"ref\":\"TES-41\",\"state\":\"done\"}", "/state is not known");
        assertRefused("status: done", "this is not JSON");
        assertThat(log.records()).isEmpty();
    }

    @Test
    void many_threads_changing_one_item_lose_nothing() throws InterruptedException {
        var gate = new CountDownLatch(1);
        List<Thread> threads = IntStream.range(0, 50)
                .mapToObj(i -> Thread.ofVirtual().start(() -> {
                    awaitOpen(gate);
                    String body = i % 2 == 0
                            ? "{\"ref\":\"TES-41\",\"fields\":{\"progress\":" + i + "}}"
                            : "{\"ref\":\"TES-41\",\"fields\":{\"responsible_unit\":\"Yksikkö " + i + "\"}}";
                    hub.project("jira", "e" + i, Hub.NOON.minusSeconds(100L - i), body);
                }))
                .toList();
        gate.countDown();
        for (Thread thread : threads) {
            thread.join();
        }

        ItemView item = hub.item(LAHTI, "lah-frends");
        assertThat(item.progress()).isEqualTo(48);
        assertThat(item.responsibleUnits()).containsExactly("Yksikkö 49");
        assertThat(Hub.changes(log).getLast().fields().values())
                .filteredOn(field -> field.source().equals("jira"))
                .hasSize(2);
    }

    @Test
    void a_new_instance_reads_the_same_state_from_the_log() {
        hub.project("jira", "1", Hub.NOON, done("TES-41"));
        hub.project("github", "2", Hub.NOON, "{\"ref\":\"porvoo/digiohjelma#1\",\"fields\":{\"status\":\"on_hold\"}}");

        var other = new Hub(log);

        await().untilAsserted(() -> assertThat(other.roadmap.list()).isEqualTo(hub.roadmap.list()));
    }

    private void assertRefused(String body, String detail) {
        assertThat(hub.project("jira", "1", Hub.NOON, body)).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(Outcome.Reason.SCHEMA);
            assertThat(refused.detail()).contains(detail);
        });
    }

    private static void awaitOpen(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String done(String ref) {
        return "{\"ref\":\"" + ref + "\",\"fields\":{\"status\":\"done\"}}";
    }
}
