package fi.vayla.roadmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.vayla.event.RoadmapItemChanged.Link;
import fi.vayla.event.RoadmapStated;
import fi.vayla.event.Status;
import fi.vayla.log.LogUnavailable;
import fi.vayla.log.Topic;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LinkDeskTest {

    private static final String LAHTI = "lahti-digitiekartta-2024-2026";
    private static final DeskOrder ORDER = new DeskOrder("Testi Testinen", "sama hanke");
    private static final Instant EARLIER = Hub.NOON.minusSeconds(60);

    private final MemoryLog log = new MemoryLog();
    private final Hub hub = new Hub(log);

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void what_a_record_had_said_counts_from_its_own_time_once_it_is_linked_and_so_does_what_it_says_then() {
        hub.live("redmine", "1", EARLIER, body("9007", "{\"status\":\"in_progress\"}"));
        hub.live("redmine", "2", Hub.NOON, body("9007", "{\"status\":\"done\",\"progress\":80}"));

        assertThat(hub.links.link(id(), "lah-frends", ORDER)).isEqualTo(new DeskResult.Done());

        assertThat(hub.item(LAHTI, "lah-frends").status()).isEqualTo(Status.done);
        assertThat(hub.item(LAHTI, "lah-frends").progress()).isEqualTo(80);
        assertThat(Hub.statements(log).stream().filter(stated -> stated.item() != null))
                .extracting(RoadmapStated::at)
                .containsExactly(EARLIER, Hub.NOON);
        assertThat(Hub.changes(log).getLast().links())
                .containsExactly(new Link("jira", "TES-41"), new Link("redmine", "9007"));
        assertThat(hub.unlinked.list(false, 0, 50).total()).isZero();

        hub.live("redmine", "3", Hub.NOON.plusSeconds(60), body("9007", "{\"progress\":90}"));
        assertThat(hub.item(LAHTI, "lah-frends").progress()).isEqualTo(90);
    }

    @Test
    void a_newer_word_of_another_record_stays() {
        hub.live("jira", "1", Hub.NOON, body("TES-41", "{\"status\":\"on_hold\"}"));
        hub.live("redmine", "2", EARLIER, body("9007", "{\"status\":\"done\"}"));

        hub.links.link(id(), "lah-frends", ORDER);

        assertThat(hub.item(LAHTI, "lah-frends").status()).isEqualTo(Status.on_hold);
    }

    @Test
    void a_link_survives_a_restart_and_all_instances_know_it() {
        var other = new Hub(log);
        hub.live("redmine", "1", EARLIER, body("9007", "{\"status\":\"done\"}"));
        hub.links.link(id(), "lah-frends", ORDER);
        var restarted = new Hub(log);

        for (Hub each : List.of(other, restarted)) {
            await().untilAsserted(() ->
                    assertThat(each.unlinked.list(false, 0, 50).total()).isZero());
            await().untilAsserted(() ->
                    assertThat(each.item(LAHTI, "lah-frends").status()).isEqualTo(Status.done));
        }
        restarted.live("redmine", "2", Hub.NOON, body("9007", "{\"progress\":30}"));
        assertThat(restarted.item(LAHTI, "lah-frends").progress()).isEqualTo(30);
    }

    @Test
    void what_could_not_be_stated_when_it_was_linked_is_stated_after_a_restart() {
        hub.live("redmine", "1", EARLIER, body("9007", "{\"status\":\"done\"}"));
        String id = id();
        log.available(topic -> topic != Topic.ROADMAP);
        Assertions.assertThatExceptionOfType(LogUnavailable.class)
                .isThrownBy(() -> hub.links.link(id, "lah-frends", ORDER));
        log.available(true);

        var restarted = new Hub(log);

        await().untilAsserted(() ->
                assertThat(restarted.item(LAHTI, "lah-frends").status()).isEqualTo(Status.done));
    }

    @Test
    void a_statement_without_values_is_not_stated_again_for_the_item() {
        hub.live("redmine", "1", EARLIER, body("9007", "{}"));

        assertThat(hub.links.link(id(), "lah-frends", ORDER)).isEqualTo(new DeskResult.Done());

        assertThat(Hub.statements(log)).extracting(RoadmapStated::item).containsOnlyNulls();
    }

    @Test
    void a_record_that_is_left_alone_is_listed_apart_and_can_be_linked_later() {
        hub.live("redmine", "1", EARLIER, body("9007", "{\"status\":\"done\"}"));
        String id = id();

        assertThat(hub.links.ignore(id, ORDER)).isEqualTo(new DeskResult.Done());

        assertThat(hub.unlinked.list(false, 0, 50).total()).isZero();
        assertThat(hub.unlinked.list(true, 0, 50).unlinked()).singleElement().satisfies(record -> {
            assertThat(record.id()).isEqualTo(id);
            assertThat(record.ignored()).isEqualTo(new Unlinked.Ignored("Testi Testinen", Hub.NOON, "sama hanke"));
        });
        hub.links.link(id, "lah-frends", ORDER);
        assertThat(hub.item(LAHTI, "lah-frends").status()).isEqualTo(Status.done);
    }

    @Test
    void an_order_about_nothing_or_an_unknown_item_is_refused() {
        hub.live("redmine", "1", EARLIER, body("9007", "{}"));

        assertThat(hub.links.link("0123", "lah-frends", ORDER)).isEqualTo(new DeskResult.Unknown());
        assertThat(hub.links.link(id(), "lah-fends", ORDER)).isInstanceOf(DeskResult.Invalid.class);
        assertThat(hub.links.ignore(id(), new DeskOrder("Testi", ""))).isInstanceOf(DeskResult.Invalid.class);
        assertThat(log.records(Topic.AUDIT)).isEmpty();
    }

    @Test
    void titles_in_finnish_and_swedish_suggest_the_items_that_they_inflect() {
        hub.live("redmine", "1", EARLIER, "{\"ref\":\"9001\",\"title\":\"Frendsin palveluväylän hyödyntämisestä\"}");
        hub.live("redmine", "2", EARLIER, "{\"ref\":\"9002\",\"title\":\"Kirjastojen verkkomaksamisen käyttöönotto\"}");
        hub.live("redmine", "3", EARLIER, "{\"ref\":\"9003\",\"title\":\"Qwxzy\"}");

        List<Unlinked> listed = hub.unlinked.list(false, 0, 50).unlinked();

        assertThat(listed.get(2).suggestions()).first().satisfies(suggestion -> {
            assertThat(suggestion.item()).isEqualTo("lah-frends");
            assertThat(suggestion.score()).isBetween(50, 100);
        });
        assertThat(listed.get(1).suggestions())
                .extracting(Unlinked.Suggestion::item)
                .contains("por-verkkomaksaminen-kirjasto");
        assertThat(listed.getFirst().suggestions()).isEmpty();
        assertThat(Stems.SWEDISH.of("bibliotekens betaltjänster"))
                .containsAnyElementsOf(Stems.SWEDISH.of("biblioteket"));
    }

    @Test
    void a_rule_for_links_finds_the_item_in_the_records_id_or_in_its_title() {
        var ruled = new Hub(new MemoryLog(), Hub.rules("""
                programmes: [lahti-digitiekartta-2024-2026]
                rules:
                  - { on: project.changed, fields: [status, progress] }
                link_rules:
                  - { source: github, ref: "lahti/{id}#*", item: "lah-{id}" }
                  - { source: redmine, title: "*[{id}]*", item: "{id}" }
                """));

        ruled.live("github", "1", EARLIER, body("lahti/FRENDS#12", "{\"progress\":20}"));
        ruled.live(
                "redmine",
                "2",
                Hub.NOON,
                "{\"ref\":\"9\",\"title\":\"Liittymä [lah-frends] väylään\",\"fields\":{\"status\":\"on_hold\"}}");
        ruled.live("github", "3", Hub.NOON, body("lahti/olematon#1", "{\"progress\":20}"));

        ItemView item = ruled.item(LAHTI, "lah-frends");
        assertThat(item.progress()).isEqualTo(20);
        assertThat(item.status()).isEqualTo(Status.on_hold);
        assertThat(ruled.unlinked.list(false, 0, 50).unlinked())
                .extracting(Unlinked::ref)
                .containsExactly("lahti/olematon#1");
    }

    private String id() {
        return hub.unlinked.list(false, 0, 50).unlinked().getFirst().id();
    }

    private static String body(String ref, String fields) {
        return "{\"ref\":\"" + ref + "\",\"title\":\"Muu työ\",\"fields\":" + fields + "}";
    }
}
