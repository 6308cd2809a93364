package fi.vayla.roadmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import fi.vayla.event.InvalidConfiguration;
import fi.vayla.event.Json;
import fi.vayla.log.LogUnavailable;
import fi.vayla.log.Topic;
import fi.vayla.roadmap.tables.CsvFolder;
import fi.vayla.roadmap.tables.RowChange;
import fi.vayla.roadmap.tables.RowChange.CellChange;
import fi.vayla.roadmap.tables.TableFile;
import fi.vayla.roadmap.tables.TableName;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableImportTest {

    private static final Instant BEGIN = Instant.parse("2026-11-02T12:00:00Z");

    @TempDir
    Path temp;

    private final MemoryLog log = new MemoryLog();
    private final TickingClock clock = new TickingClock();
    private Path rules;
    private Path edited;
    private Instance first;

    /** A minute passes between two looks at it. */
    private static final class TickingClock extends Clock {
        private Instant now = BEGIN;

        @Override
        public synchronized Instant instant() {
            now = now.plusSeconds(60);
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /** One instance of the hub with a folder of its own. */
    private final class Instance implements AutoCloseable {
        private final Path folder;
        private final Editions editions;
        private final TableImport tables;

        private Instance(Path folder) {
            this.folder = folder;
            RoadmapSettings settings = new RoadmapSettings(rules, folder);
            editions = new Editions(settings, log, log, log, clock);
            RulesFile file = new RulesFile(settings, () -> editions);
            file.takeOver(rules, TestTables.read(rules));
            tables = new TableImport(editions, file, log, clock);
        }

        private String title(String item) {
            return editions.get().findItem(item).map(Item::title).orElse("");
        }

        @Override
        public void close() {
            editions.close();
        }
    }

    @BeforeEach
    void start() {
        rules = TestTables.rules(temp.resolve("roadmap.yaml"));
        first = new Instance(TestTables.write(temp.resolve("first")));
        edited = TestTables.write(temp.resolve("edited"));
    }

    @AfterEach
    void stop() {
        first.close();
        log.close();
    }

    private byte[] edited() {
        return TableFile.workbook(CsvFolder.read(edited).tables());
    }

    private ImportResult apply() {
        return first.tables.apply(edited(), "Testi Testinen", "vuosipäivitys", 0);
    }

    @Test
    void what_the_folder_holds_at_the_first_start_is_the_first_edition() {
        assertThat(first.editions.newest().number()).isOne();
        assertThat(first.editions.newest().by()).isEqualTo(Edition.FOLDER);
        assertThat(first.editions.problems()).isEmpty();
    }

    @Test
    void an_edition_that_this_instance_cannot_use_is_named_and_leaves_now_and_the_past_as_they_were() {
        Edition unusable = new Edition(2, Hub.NOON, "Testi Testinen", "uudempi versio", "0".repeat(64));
        byte[] row = Json.write(new EditionRow(unusable, new byte[] {1, 2, 3}));
        log.append(Topic.ROADMAP_HISTORY, 0, "tables|2", row).join();
        await().untilAsserted(() -> assertThat(first.editions.problems())
                .anySatisfy(problem -> assertThat(problem).contains("Edition 2 cannot be used")));
        assertThat(first.editions.at(Instant.MAX)).isSameAs(first.editions.get());
    }

    @Test
    void a_preview_tells_every_change_and_changes_nothing() {
        TestTables.replace(edited, "measures", "Päivystys,On call", "Päivystys 24 h,On call");
        TestTables.replace(
                edited,
                "metrics",
                "tst-ohjelma,tst-g1,,tst-k1,Sähköisten osuus,Share of e-services,%,,80,2027,,original,\r\n",
                "");
        TestTables.replace(
                edited,
                "milestones",
                "planned,\r\n",
                "planned,\r\ntst-ohjelma,tst-g1,,tst-ms2,Päätös,Decision,2027,,\r\n");

        ImportResult.Preview preview = (ImportResult.Preview) first.tables.preview(edited());

        assertThat(preview.base()).isOne();
        assertThat(preview.changes())
                .containsExactlyInAnyOrder(
                        new RowChange(
                                TableName.measures,
                                RowChange.Kind.changed,
                                "tst-m3",
                                "Päivystys 24 h",
                                List.of(new CellChange("title", "Päivystys", "Päivystys 24 h"))),
                        new RowChange(
                                TableName.metrics, RowChange.Kind.removed, "tst-k1", "Sähköisten osuus", List.of()),
                        new RowChange(TableName.milestones, RowChange.Kind.added, "tst-ms2", "Päätös", List.of()));
        assertThat(preview.problems())
                .singleElement()
                .asString()
                .contains("roadmap.yaml")
                .contains("there is no item \"tst-k1\"");
        assertThat(first.editions.list()).hasSize(1);
        assertThat(first.title("tst-m3")).isEqualTo("Päivystys");
    }

    @Test
    void an_applied_import_counts_at_once_is_written_to_the_folder_and_audited() {
        TestTables.replace(edited, "measures", "Päivystys,On call", "Päivystys 24 h,On call");

        ImportResult.Applied applied = (ImportResult.Applied) apply();

        assertThat(applied.edition().number()).isEqualTo(2);
        assertThat(applied.edition().by()).isEqualTo("Testi Testinen");
        assertThat(first.title("tst-m3")).isEqualTo("Päivystys 24 h");
        assertThat(first.folder.resolve("measures.csv")).hasSameBinaryContentAs(edited.resolve("measures.csv"));
        assertThat(first.editions.problems()).isEmpty();
        assertThat(log.rows(Topic.AUDIT))
                .singleElement()
                .satisfies(row -> assertThat(Json.read(row.value()))
                        .hasToString("{\"at\":\"%s\",\"by\":\"Testi Testinen\",\"action\":\"import_tables\","
                                        .formatted(applied.edition().at())
                                + "\"reason\":\"vuosipäivitys\",\"edition\":2,\"changes\":1}"));
    }

    @Test
    void every_problem_is_told_with_its_place_and_nothing_is_done() {
        TestTables.replace(edited, "measures", ",2025;2026,", ",20x5;2026,");
        TestTables.replace(edited, "measures", "tst-p1;tst-p2", "tst-p1;tst-p9");
        TestTables.replace(edited, "maturity", ",2.5,2,4,", ",2.5,2,7,");
        TestTables.replace(edited, "milestones", "2026-03", "3/2026");

        ImportResult.Refused refused = (ImportResult.Refused) apply();

        assertThat(refused.problems())
                .extracting(Object::toString)
                .containsExactlyInAnyOrder(
                        "sheet measures, row 2, column years: \"20x5\" is not a year; write four digits, several years as"
                                + " 2024;2025",
                        "sheet measures, row 2, column related_project_ids: there is no \"tst-p9\"; use a project_id of"
                                + " projects.csv, or leave the cell empty",
                        "sheet maturity, row 4, column target: 7 is not on the programme's scale; it goes from 1 to 5",
                        "sheet milestones, row 2, column date: \"3/2026\" is not a date; write 2024-06-10, 2024-06 or 2024");
        assertThat(first.editions.list()).hasSize(1);
        assertThat(log.rows(Topic.AUDIT)).isEmpty();
    }

    @Test
    void an_order_needs_a_reason_something_new_and_the_edition_that_it_was_made_for() {
        assertThat(first.tables.apply(edited(), "testi", " ", 0)).isInstanceOf(ImportResult.NoReason.class);
        assertThat(apply()).isInstanceOf(ImportResult.Unchanged.class);
        TestTables.replace(edited, "goals", "Sujuva arki", "Sujuvampi arki");
        assertThat(first.tables.apply(edited(), "testi", "syy", 7)).isInstanceOf(ImportResult.Conflict.class);
        assertThat(first.tables.apply(edited(), "testi", "syy", 1)).isInstanceOf(ImportResult.Applied.class);
    }

    @Test
    void what_somebody_has_changed_in_the_folder_is_not_written_over() {
        TestTables.replace(first.folder, "goals", "Sujuva arki", "Oma muutos");
        TestTables.replace(edited, "goals", "Sujuva arki", "Sujuvampi arki");

        assertThat(apply()).isInstanceOf(ImportResult.Conflict.class);
        assertThat(first.editions.problems()).singleElement().asString().contains("has changes that no edition has");
        assertThat(TestTables.read(first.folder.resolve("goals.csv"))).contains("Oma muutos");
    }

    @Test
    void another_instance_follows_with_its_own_folder() {
        try (Instance second = new Instance(TestTables.write(temp.resolve("second")))) {
            assertThat(second.editions.list()).hasSize(1);
            TestTables.replace(edited, "goals", "Sujuva arki", "Sujuvampi arki");
            apply();

            await().atMost(Duration.ofSeconds(20))
                    .until(() -> second.editions.newest().number() == 2);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> second.editions.problems().isEmpty());
            assertThat(second.title("tst-g1")).isEqualTo("Sujuvampi arki");
            assertThat(TestTables.read(second.folder.resolve("goals.csv"))).contains("Sujuvampi arki");
        }
    }

    @Test
    void after_a_start_the_newest_edition_counts_whatever_older_one_the_folder_holds() {
        Path old = TestTables.copy(first.folder, temp.resolve("old"));
        TestTables.replace(edited, "goals", "Sujuva arki", "Sujuvampi arki");
        apply();

        try (Instance again = new Instance(old)) {
            assertThat(again.title("tst-g1")).isEqualTo("Sujuvampi arki");
            assertThat(again.editions.problems()).containsExactly(old + " holds edition 1, and edition 2 counts");
        }
    }

    @Test
    void what_is_new_in_the_folder_at_a_start_is_the_newest_edition() {
        TestTables.replace(edited, "goals", "Sujuva arki", "Kansiosta");

        try (Instance again = new Instance(edited)) {
            assertThat(again.editions.newest().number()).isEqualTo(2);
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(first.title("tst-g1")).isEqualTo("Kansiosta"));
        }
    }

    @Test
    void tables_that_the_rules_do_not_fit_stop_a_start_and_are_no_edition() {
        TestTables.replace(edited, "metrics", "tst-k1", "tst-k9");

        assertThatThrownBy(() -> new Instance(edited))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("there is no item \"tst-k1\"");
        assertThat(first.editions.list()).hasSize(1);
    }

    @Test
    void the_programmes_that_counted_at_any_time_can_be_had() {
        for (String title : List.of("Toinen", "Kolmas")) {
            String now = first.title("tst-g1");
            TestTables.replace(edited, "goals", now, title);
            assertThat(apply()).isInstanceOf(ImportResult.Applied.class);
        }
        List<Edition> editions = first.editions.list();

        assertThat(titleAt(BEGIN.minusSeconds(1000))).isEqualTo("Sujuva arki");
        assertThat(titleAt(editions.get(2).at())).isEqualTo("Sujuva arki");
        assertThat(titleAt(editions.get(1).at())).isEqualTo("Toinen");
        assertThat(titleAt(editions.get(0).at().minusMillis(1))).isEqualTo("Toinen");
        assertThat(titleAt(editions.get(0).at())).isEqualTo("Kolmas");
    }

    private String titleAt(Instant time) {
        return first.editions.at(time).findItem("tst-g1").orElseThrow().title();
    }

    @Test
    void while_the_log_is_away_nothing_is_imported() {
        TestTables.replace(edited, "goals", "Sujuva arki", "Sujuvampi arki");
        log.available(false);

        assertThatThrownBy(this::apply).isInstanceOf(LogUnavailable.class);
        assertThat(first.title("tst-g1")).isEqualTo("Sujuva arki");
        assertThat(TestTables.read(first.folder.resolve("goals.csv"))).contains("Sujuva arki");
    }
}
