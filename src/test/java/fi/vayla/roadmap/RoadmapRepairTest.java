package fi.vayla.roadmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.vayla.event.Event;
import fi.vayla.event.RoadmapItemChanged;
import fi.vayla.event.RoadmapItemChanged.Change;
import fi.vayla.event.RoadmapItemChanged.Field;
import fi.vayla.event.Status;
import fi.vayla.log.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoadmapRepairTest {

    private static final String LAHTI = "lahti-digitiekartta-2024-2026";

    private final MemoryLog log = new MemoryLog();

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void a_record_that_overwrote_another_instances_change_is_followed_by_the_merged_one() {
        var hub = new Hub(log);
        hub.project("jira", "1", Hub.NOON, "{\"ref\":\"TES-41\",\"fields\":{\"status\":\"done\"}}");

        appendAlone("progress", "70", Hub.NOON.minusSeconds(5));

        await().untilAsserted(() -> assertThat(said()).containsOnlyKeys("progress", "status"));
        assertThat(newest().changes()).containsExactly(new Change("status", "planned", "done"));
        assertThat(hub.item(LAHTI, "lah-frends").status()).isEqualTo(Status.done);
        assertThat(hub.item(LAHTI, "lah-frends").progress()).isEqualTo(70);
        assertQuietAfter(3);
    }

    @Test
    void what_was_overwritten_before_the_start_is_mended_once_the_topic_is_read() {
        appendAlone("status", "done", Hub.NOON);
        appendAlone("progress", "70", Hub.NOON);

        var hub = new Hub(log);

        await().untilAsserted(() -> assertThat(said()).containsOnlyKeys("progress", "status"));
        assertThat(hub.item(LAHTI, "lah-frends").progress()).isEqualTo(70);
        assertQuietAfter(3);
    }

    @Test
    void two_instances_that_change_one_item_at_once_end_in_one_state_and_fall_silent() {
        var one = new Hub(log);
        var other = new Hub(log);
        for (int i = 0; i < 40; i++) {
            Instant at = Hub.NOON.minusSeconds(100 - i);
            one.project("jira", "one" + i, at, "{\"ref\":\"TES-41\",\"fields\":{\"progress\":" + i + "}}");
            other.project("jira", "other" + i, at, "{\"ref\":\"TES-41\",\"fields\":{\"health\":\"amber\"}}");
        }

        await().untilAsserted(() -> {
            assertThat(one.roadmap.list()).isEqualTo(other.roadmap.list());
            assertThat(said()).containsOnlyKeys("health", "progress");
            assertThat(newest().fields())
                    .extractingByKey("progress")
                    .extracting("value")
                    .isEqualTo("39");
        });
        assertThat(one.item(LAHTI, "lah-frends").progress()).isEqualTo(39);
        int size = log.records(Topic.ROADMAP).size();
        assertQuietAfter(size);
    }

    @Test
    void an_instance_that_never_agrees_is_answered_a_few_times_only() {
        new Hub(log).project("jira", "1", Hub.NOON, "{\"ref\":\"TES-41\",\"fields\":{\"status\":\"done\"}}");
        for (int i = 0; i < 10; i++) {
            int before = log.records(Topic.ROADMAP).size();
            appendAlone("status", "planned", Hub.NOON.minusSeconds(60));
            await().pollDelay(Duration.ofMillis(30))
                    .until(() -> log.records(Topic.ROADMAP).size() > before);
        }

        assertQuietAfter(1 + 10 + 3);
    }

    @Test
    void a_record_that_cannot_be_read_does_not_stop_the_following() {
        var hub = new Hub(log);
        Event broken =
                Event.of(change("status", "done", Hub.NOON), "other", "x", "lah-frends", Hub.NOON, Hub.NOON, null);
        log.append(new Event(
                broken.receipt(), broken.type(), "other", "x", "lah-frends", Hub.NOON, Hub.NOON, null, new byte[] {'{'
                }));

        appendAlone("progress", "70", Hub.NOON);

        await().until(() ->
                Integer.valueOf(70).equals(hub.item(LAHTI, "lah-frends").progress()));
    }

    /** What events have said, without what the tables say. */
    private Map<String, Field> said() {
        return ItemState.of(newest()).fields();
    }

    private void assertQuietAfter(int records) {
        await().during(Duration.ofMillis(200))
                .until(() -> log.records(Topic.ROADMAP).size() == records);
    }

    private void appendAlone(String field, String value, Instant at) {
        log.append(Event.of(change(field, value, at), "roadmap", "other/" + value, "lah-frends", at, at, null))
                .join();
    }

    private static RoadmapItemChanged change(String field, String value, Instant at) {
        return new RoadmapItemChanged(
                "lah-frends",
                LAHTI,
                "measure",
                "Frends – palveluväylän hyödyntäminen",
                Map.of(field, new Field(value, at, at, at, "jira", "0123456789abcdef0123456789abcdef")),
                List.of());
    }

    private RoadmapItemChanged newest() {
        return Hub.changes(log).getLast();
    }
}
