package fi.vayla.view;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.event.Event;
import fi.vayla.event.EventData;
import fi.vayla.event.Receipt;
import fi.vayla.event.RoadmapRecordOrphaned;
import fi.vayla.event.RoadmapStated;
import fi.vayla.event.RoadmapStated.Decides;
import fi.vayla.event.RoadmapStated.Recorded;
import fi.vayla.event.RoadmapStated.Said;
import fi.vayla.event.RoadmapStated.Verdict;
import fi.vayla.log.LogRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the tables keep of what was stated of the roadmap, the same on every database. */
abstract class StatementSuite {

    private static final String PROGRAMME = "testila-digi";
    /** To the nanosecond, which no database keeps. */
    private static final Instant START = Instant.parse("2026-11-02T12:00:00.123456789Z");

    final Store store = open();

    abstract Store open();

    @BeforeEach
    void create() {
        store.schema.createAnew("cluster-a");
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void a_statement_reads_back_as_it_was_written_to_the_nanosecond() {
        Recorded said = new Recorded(
                stated("lah-1", "1", START, Map.of("status", taken("done"), "title", contested("Äänestys")), null),
                START.plusNanos(5));
        Recorded no = new Recorded(
                stated("lah-1", "2", START, Map.of(), new Decides("title", receipt("1"), false)), START.plusNanos(9));
        Recorded yes = new Recorded(
                stated("lah-1", "3", START, Map.of("title", taken("Öitä")), new Decides("title", receipt("1"), true)),
                START.plusSeconds(1));
        store.write(List.of(record(said, 0), record(no, 1), record(yes, 2)));

        assertThat(store.statements.listOf("lah-1")).containsExactly(said, no, yes);
        assertThat(store.statements.list(PROGRAMME, null, null)).containsExactly(said, no, yes);
        assertThat(store.statements.list(PROGRAMME, null, START.plusNanos(8))).containsExactly(said);
        assertThat(store.statements.list(PROGRAMME, START.minusNanos(1), null)).isEmpty();
        assertThat(store.statements.list("muu", null, null)).isEmpty();
    }

    @Test
    void an_ideas_words_are_found_under_the_programme_that_it_came_to() {
        RoadmapStated first = stated("ideas:1", "1", START, Map.of("title", taken("Puita")), null);
        RoadmapStated moved = with(stated("ideas:1", "2", START, Map.of("title", taken("Puu")), null), "toinen");
        store.write(List.of(record(new Recorded(first, START), 0), record(new Recorded(moved, START), 1)));

        assertThat(store.statements.list("toinen", null, null)).hasSize(2);
    }

    @Test
    void what_is_of_no_item_and_what_is_no_statement_is_passed_over() {
        var orphan =
                new RoadmapRecordOrphaned("website", "7", PROGRAMME, "lah-1", RoadmapRecordOrphaned.Reason.orphaned);
        RoadmapStated unlinked = stated(null, "1", START, Map.of("status", taken("done")), null);
        store.write(List.of(record(orphan, "o", START, 0), record(new Recorded(unlinked, START), 1)));

        assertThat(store.statements.listOf("lah-1")).isEmpty();
        assertThat(rows()).isEmpty();
        assertThat(store.progress()).containsExactly("vayla.roadmap-history-2@2");
    }

    @Test
    void any_two_times_find_what_had_happened_and_was_known_and_repeats_count_once() {
        var random = new Random(5);
        List<Recorded> said = new ArrayList<>();
        List<LogRecord> records = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            boolean again = i > 5 && random.nextInt(4) == 0;
            Instant now = START.plusSeconds(i * 60L);
            RoadmapStated stated = again
                    ? said.get(random.nextInt(said.size())).stated()
                    : stated(
                            "lah-" + random.nextInt(5),
                            "s" + i,
                            now.minusSeconds(random.nextInt(4000)),
                            Map.of("status", taken("done"), "progress", taken("" + random.nextInt(9))),
                            null);
            if (!again) {
                said.add(new Recorded(stated, now));
            }
            records.add(record(new Recorded(stated, now), i));
        }
        records.forEach(record -> store.write(List.of(record)));
        List<String> rows = rows();

        for (int i = 0; i < 20; i++) {
            Instant asOf = START.plusSeconds(random.nextInt(7200));
            Instant known = START.plusSeconds(random.nextInt(7200));
            assertThat(store.statements.count(PROGRAMME, asOf, known))
                    .as("a row for each of two fields")
                    .isEqualTo(
                            2L * store.statements.list(PROGRAMME, asOf, known).size());
            assertThat(store.statements.list(PROGRAMME, asOf, known))
                    .containsExactlyInAnyOrderElementsOf(said.stream()
                            .filter(one -> !one.stated().at().isAfter(asOf)
                                    && !one.recordedAt().isAfter(known))
                            .toList());
        }
        IntStream.range(0, 5)
                .forEach(item -> assertThat(store.statements.listOf("lah-" + item))
                        .isEqualTo(said.stream()
                                .filter(one ->
                                        ("lah-" + item).equals(one.stated().item()))
                                .toList()));
        store.schema.createAnew("cluster-a");
        store.write(records);
        assertThat(rows()).as("built again, in one batch").isEqualTo(rows);
    }

    private List<String> rows() {
        return store.client
                .sql("SELECT * FROM roadmap_statement ORDER BY item, receipt, field")
                .query((row, number) -> {
                    var cells = new StringBuilder();
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        cells.append(row.getString(i)).append('|');
                    }
                    return cells.toString();
                })
                .list();
    }

    private static Said taken(String value) {
        return new Said(value, Verdict.taken);
    }

    private static Said contested(String value) {
        return new Said(value, Verdict.contested);
    }

    private static String receipt(String id) {
        return Receipt.of("jira", id).value();
    }

    private static RoadmapStated stated(
            @Nullable String item, String id, Instant at, Map<String, Said> fields, @Nullable Decides decides) {
        return new RoadmapStated(
                item,
                item == null ? null : PROGRAMME,
                item == null ? null : "measure",
                "Äänestys",
                decides == null ? "jira" : RoadmapStated.OPERATOR,
                "TES-1",
                receipt(id),
                at,
                at.plusNanos(3),
                fields,
                decides,
                decides == null ? null : "testaaja",
                decides == null ? null : "Sovittu");
    }

    private static RoadmapStated with(RoadmapStated stated, String programme) {
        return new RoadmapStated(
                stated.item(),
                programme,
                stated.kind(),
                stated.title(),
                stated.source(),
                stated.ref(),
                stated.receipt(),
                stated.at(),
                stated.receivedAt(),
                stated.fields(),
                null,
                null,
                null);
    }

    private static LogRecord record(Recorded said, long offset) {
        String key = said.stated().item() == null ? "unlinked" : said.stated().item();
        return record(said.stated(), key, said.recordedAt(), offset);
    }

    private static LogRecord record(EventData data, String key, Instant at, long offset) {
        return Records.of(Event.of(data, "roadmap", key + offset, key, at, at, null), offset);
    }
}
