package fi.vayla.roadmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.vayla.event.Json;
import fi.vayla.event.RoadmapItemChanged;
import fi.vayla.event.RoadmapItemChanged.Change;
import fi.vayla.event.RoadmapItemChanged.Field;
import fi.vayla.log.LogRecord;
import fi.vayla.log.Topic;
import fi.vayla.roadmap.tables.CsvFolder;
import fi.vayla.roadmap.tables.TableFile;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An edition of the tables is told of each item that it changes, once. */
class EditionTellingTest {

    private static final Instant AT = Instant.parse("2026-11-02T13:00:00Z");

    @TempDir
    Path temp;

    private final MemoryLog log = new MemoryLog();
    private final List<Instance> instances = new ArrayList<>();
    private Path rules;
    private Path edited;

    private final class Instance {
        private final Hub hub;
        private final Editions editions;
        private final TableImport tables;
        private final EditionTelling telling;

        private Instance(String name) {
            RoadmapSettings settings = new RoadmapSettings(rules, TestTables.write(temp.resolve(name)));
            Clock clock = Clock.fixed(AT, ZoneOffset.UTC);
            editions = new Editions(settings, log, log, log, clock);
            RulesFile file = new RulesFile(settings, () -> editions);
            file.takeOver(rules, TestTables.read(rules));
            hub = new Hub(log, file, editions);
            tables = new TableImport(editions, file, log, clock);
            telling = new EditionTelling(editions, file, hub.state, hub.writer, hub.taking, hub.known, clock);
            instances.add(this);
        }

        private Instance telling() {
            telling.start();
            return this;
        }

        private void close() {
            telling.stop();
            editions.close();
        }
    }

    @BeforeEach
    void write() {
        rules = TestTables.rules(temp.resolve("roadmap.yaml"));
        edited = TestTables.write(temp.resolve("edited"));
    }

    @AfterEach
    void stop() {
        instances.forEach(Instance::close);
        log.close();
    }

    private void imported(Instance at) {
        byte[] file = TableFile.workbook(CsvFolder.read(edited).tables());
        assertThat(at.tables.apply(file, "Testi Testinen", "vuosipäivitys", 0))
                .isInstanceOf(ImportResult.Applied.class);
    }

    private void threeItems() {
        TestTables.replace(edited, "measures", "Päivystys,On call", "Päivystys 24 h,On call");
        TestTables.replace(edited, "projects", ",not_stated,2025,2025-12-09,", ",finished,2025,,");
        TestTables.replace(edited, "goals", "Yö ja päivä", "Yöt ja päivät");
    }

    @Test
    void each_item_that_a_reader_sees_changed_is_told_with_all_that_it_has() {
        Instance hub = new Instance("one").telling();
        threeItems();
        imported(hub);

        soon(() -> assertThat(told()).containsOnlyKeys("tst-g2", "tst-m3", "tst-p2"));
        RoadmapItemChanged project = told("tst-p2");
        assertThat(project.source()).isEqualTo(RoadmapItemChanged.TABLES);
        assertThat(project.changes())
                .containsExactly(new Change("status", null, "done"), new Change("end_date", "2025-12-09", ""));
        assertThat(project.fields()).containsOnlyKeys("status", "title", "start_date");
        assertThat(project.fields().get("status")).extracting(Field::at).isEqualTo(AT);
        assertThat(told("tst-m3").title()).isEqualTo("Päivystys 24 h");
        assertThat(log.records(Topic.ROADMAP))
                .extracting(record -> record.headers().get("ce_id"))
                .containsExactlyInAnyOrder("tst-g2/edition/2", "tst-m3/edition/2", "tst-p2/edition/2");
    }

    @Test
    void what_no_reader_sees_is_not_told_and_what_an_event_said_stands() {
        Instance hub = new Instance("one").telling();
        hub.hub.live("jira", "1", Hub.NOON, "{\"ref\":\"MS-1\",\"fields\":{\"status\":\"done\"}}");
        TestTables.replace(edited, "milestones", "2026-03,planned", "2026-03,in_progress");
        TestTables.replace(edited, "measures", "Öinen asiointi", "Yöllinen asiointi");
        TestTables.replace(edited, "goals", "Smooth days", "Smoother days");
        imported(hub);

        soon(() -> assertThat(hub.editions.told()).isEqualTo(2));
        assertThat(Hub.changes(log)).extracting(RoadmapItemChanged::item).containsExactly("tst-ms1", "tst-m2");
    }

    @Test
    void an_item_that_comes_is_told_whole_and_one_that_goes_as_gone() {
        Instance hub = new Instance("one").telling();
        TestTables.replace(
                edited, "measures", "tst-ohjelma,tst-g2,tst-m3,3,Päivystys,", "tst-ohjelma,tst-g2,tst-m4,3,Neuvonta,");
        imported(hub);

        soon(() -> assertThat(told()).containsOnlyKeys("tst-m3", "tst-m4"));
        assertThat(told("tst-m4").changes())
                .contains(new Change("title", null, "Neuvonta"), new Change("goal", null, "tst-g2"));
        assertThat(told("tst-m4").removedIn()).isNull();
        assertThat(told("tst-m3").removedIn()).isEqualTo(2);
        assertThat(told("tst-m3").changes()).isEmpty();
        assertThat(told("tst-m3").title()).isEqualTo("Päivystys");
    }

    @Test
    void what_a_hub_that_ended_in_the_middle_left_is_told_after_the_next_start_and_nothing_twice() {
        Instance dying = new Instance("one").telling();
        threeItems();
        AtomicInteger left = new AtomicInteger(2);
        log.available(topic -> topic != Topic.ROADMAP || left.getAndDecrement() > 0);
        imported(dying);
        soon(() -> assertThat(left).hasNegativeValue());
        dying.close();
        assertThat(told()).hasSize(2);
        log.available(true);

        Instance next = new Instance("one").telling();

        soon(() -> assertThat(next.editions.told()).isEqualTo(2));
        assertThat(told()).containsOnlyKeys("tst-g2", "tst-m3", "tst-p2");
        assertThat(receipts().stream().distinct()).hasSize(3);
        Instance last = new Instance("one").telling();
        assertThat(last.editions.told()).isEqualTo(2);
    }

    @Test
    void an_edition_that_its_instance_cannot_tell_is_told_by_another_one() {
        new Instance("two").telling();
        Instance silent = new Instance("one");
        threeItems();
        imported(silent);

        soon(() -> assertThat(told()).containsOnlyKeys("tst-g2", "tst-m3", "tst-p2"));
        soon(() -> assertThat(silent.editions.told()).isEqualTo(2));
        assertThat(receipts()).doesNotHaveDuplicates();
    }

    @Test
    void editions_that_follow_each_other_are_told_in_their_order() {
        Instance one = new Instance("one");
        TestTables.replace(edited, "goals", "Yö ja päivä", "Toinen");
        imported(one);
        TestTables.replace(edited, "goals", "Toinen", "Kolmas");
        TestTables.replace(edited, "measures", "Päivystys,On call", "Päivystys 24 h,On call");
        imported(one);

        one.telling();

        soon(() -> assertThat(one.editions.told()).isEqualTo(3));
        assertThat(Hub.changes(log))
                .extracting(RoadmapItemChanged::title)
                .containsExactly("Toinen", "Kolmas", "Päivystys 24 h");
    }

    /** The newest of each item. */
    private Map<String, RoadmapItemChanged> told() {
        Map<String, RoadmapItemChanged> told = new HashMap<>();
        for (LogRecord record : log.records(Topic.ROADMAP)) {
            told.put(record.key(), Json.read(record.value(), RoadmapItemChanged.class));
        }
        return told;
    }

    private RoadmapItemChanged told(String item) {
        return Objects.requireNonNull(told().get(item));
    }

    private List<String> receipts() {
        return log.records(Topic.ROADMAP).stream()
                .map(record -> record.headers().get("ce_receipt"))
                .toList();
    }

    private static void soon(ThrowingRunnable condition) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(condition);
    }
}
