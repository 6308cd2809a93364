package fi.vayla.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import fi.vayla.event.Event;
import fi.vayla.event.Events;
import fi.vayla.event.Receipt;
import fi.vayla.log.LogRecord;
import fi.vayla.log.Place;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the tables keep and find, the same on every database. */
abstract class StoreSuite {

    private static final Instant NOON = Events.NOON;

    private final Store store = open();

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
    void tables_fit_the_log_that_they_were_made_from_only() {
        assertThat(store.schema.fits("cluster-a")).isTrue();
        assertThat(store.schema.fits("cluster-b")).isFalse();

        store.client.sql("DROP TABLE view_version").update();
        assertThat(store.schema.fits("cluster-a")).isFalse();

        store.schema.createAnew("cluster-b");
        assertThat(store.schema.fits("cluster-b")).isTrue();
        assertThat(store.reader.list(all(0))).isEmpty();
    }

    @Test
    void a_message_is_found_by_its_receipt_with_all_that_it_says() {
        Event form = Events.form("LOMAKE/Äijälä 1", NOON.plusMillis(7));
        store.write(List.of(Records.of(form, 41)));

        assertThat(store.reader.find(form.receipt().value()))
                .contains(new MessageRow(
                        form.receipt().value(),
                        "fi.vayla.form.submitted",
                        "lomakkeet",
                        "LOMAKE/Äijälä 1",
                        "LOMAKE/Äijälä 1",
                        NOON,
                        NOON.plusMillis(7),
                        "vayla.forms",
                        2,
                        41,
                        List.of()));
        assertThat(store.reader.find(Receipt.of("other", "1").value())).isEmpty();
    }

    @Test
    void messages_are_searched_by_key_type_and_time_alone_or_together() {
        store.write(List.of(
                Records.of(Events.form("Öljy-1", NOON), 0),
                Records.of(Events.form("Oljy-1", NOON.plusSeconds(60)), 1),
                Records.of(Events.project("Öljy-1", 5), 2)));
        String project = "fi.vayla.project.changed";
        Instant later = NOON.plusSeconds(60);

        assertThat(ids(new MessageQuery("Öljy-1", null, null, null, 0))).containsOnly("Öljy-1", "Öljy-1/5");
        assertThat(ids(new MessageQuery("öljy-1", null, null, null, 0))).isEmpty();
        assertThat(ids(new MessageQuery(null, project, null, null, 0))).containsExactly("Öljy-1/5");
        assertThat(ids(new MessageQuery("Oljy-1", project, null, null, 0))).isEmpty();
        assertThat(ids(new MessageQuery(null, null, later, null, 0))).containsExactly("Oljy-1");
        assertThat(ids(new MessageQuery(null, null, null, later, 0))).containsOnly("Öljy-1", "Öljy-1/5");
        assertThat(ids(new MessageQuery("Öljy-1", project, NOON, later, 0))).containsExactly("Öljy-1/5");
    }

    @Test
    void a_search_answers_page_by_page_the_newest_first() {
        List<LogRecord> records = IntStream.range(0, 120)
                .mapToObj(number -> Records.of(Events.form("L-" + number, NOON.plusSeconds(number / 2)), number))
                .toList();
        store.write(records);

        List<MessageRow> found = IntStream.range(0, 4)
                .mapToObj(page -> store.reader.list(all(page)))
                .peek(page -> assertThat(page.size()).isLessThanOrEqualTo(50))
                .flatMap(List::stream)
                .toList();

        assertThat(found).hasSize(120).doesNotHaveDuplicates();
        assertThat(found)
                .extracting(MessageRow::receivedAt)
                .isSortedAccordingTo(java.util.Comparator.<Instant>reverseOrder());
    }

    @Test
    void an_items_history_tells_every_change_the_newest_first() {
        Receipt first = Receipt.of("jira", "1");
        Receipt second = Receipt.of("jira", "2");
        store.write(List.of(
                Records.of(Events.itemChanged("lah-1", "title", null, "Äänestys", first, NOON), 0),
                Records.of(
                        Events.itemChanged("lah-1", "title", "Äänestys", "Öinen äänestys", second, NOON.plusSeconds(9)),
                        1,
                        NOON.plusSeconds(10)),
                Records.of(Events.itemChanged("lah-2", "title", null, "Muu", first, NOON), 2)));

        assertThat(store.reader.listChanges("testila-digi", "lah-1"))
                .containsExactly(
                        new ChangeRow(
                                "lah-1",
                                "testila-digi",
                                "title",
                                "Äänestys",
                                "Öinen äänestys",
                                "jira",
                                second.value(),
                                NOON.plusSeconds(9),
                                NOON.plusSeconds(10)),
                        new ChangeRow(
                                "lah-1", "testila-digi", "title", null, "Äänestys", "jira", first.value(), NOON, NOON));
        assertThat(store.reader.listChanges("muu-ohjelma", "lah-1")).isEmpty();
    }

    @Test
    void the_newest_changes_are_those_of_the_fields_that_were_asked_for_however_many_others_are_newer() {
        Receipt receipt = Receipt.of("jira", "1");
        store.write(List.of(
                Records.of(Events.itemChanged("lah-1", "title", null, "Äänestys", receipt, NOON), 0),
                Records.of(
                        Events.itemChanged("lah-1", "status", null, "planned", receipt, NOON), 1, NOON.plusSeconds(1)),
                Records.of(
                        Events.itemChanged("lah-1", "decision_reason", null, "Ei nyt", receipt, NOON),
                        2,
                        NOON.plusSeconds(2))));

        assertThat(store.reader.listNewestChanges("testila-digi", Set.of("title", "status"), 1))
                .extracting(ChangeRow::field)
                .containsExactly("status");
    }

    @Test
    void a_batch_that_comes_again_changes_nothing() {
        Event form = Events.form("L-1");
        Event change = Events.itemChanged("lah-1", "status", null, "done", form.receipt(), NOON);
        List<LogRecord> batch = List.of(
                Records.of(form, 3),
                Records.delivery(form.receipt(), "arkisto", Map.of()),
                Records.of(change, 4),
                Records.of(form, 5));
        store.write(batch);
        List<MessageRow> before = store.reader.list(all(0));

        store.write(batch);

        assertThat(store.reader.list(all(0))).isEqualTo(before).hasSize(2);
        assertThat(store.reader.find(form.receipt().value()))
                .hasValueSatisfying(message -> assertThat(message.offset()).isEqualTo(3));
        assertThat(store.reader.listChanges("testila-digi", "lah-1")).hasSize(1);
    }

    @Test
    void rows_and_the_progress_behind_them_stand_or_fall_together() {
        Event form = Events.form("L-1");
        List<LogRecord> batch = List.of(Records.of(form, 3), Records.delivery(form.receipt(), "arkisto", Map.of()));

        assertThatIllegalStateException()
                .isThrownBy(() -> store.transactions.executeWithoutResult(status -> {
                    store.writer.write(batch);
                    throw new IllegalStateException("keskeytys");
                }));
        assertThat(store.reader.find(form.receipt().value())).isEmpty();
        assertThat(store.progress()).isEmpty();

        store.write(batch);
        store.write(List.of(Records.of(Events.form("L-2"), 9)));
        assertThat(store.progress()).containsExactly("vayla.deliveries-2@8", "vayla.forms-2@10");
    }

    @Test
    void a_record_that_tells_nothing_is_passed_over() {
        LogRecord foreign =
                new LogRecord(new Place("vayla.metrics", 0, 5), NOON, "vieras", Map.of(), new byte[] {1, 2});

        store.write(List.of(foreign, Records.row(new byte[0], 7)));

        assertThat(store.reader.list(all(0))).isEmpty();
        assertThat(store.progress()).containsExactly("vayla.deliveries-2@8", "vayla.metrics-0@6");
    }

    @Test
    void text_that_a_column_does_not_take_is_cut_and_cleaned_and_never_stops_the_view() {
        Event form = Events.form("L-1");
        String emoji = "\uD83D\uDEB2";
        String detail = "HTTP 400: \u0000määrä " + emoji.repeat(3000);
        store.write(List.of(
                Records.of(form, 0),
                Records.delivery(
                        form.receipt(),
                        "arkisto",
                        Map.of("detail", detail, "targetId", "ä".repeat(5000), "target", "t".repeat(5000))),
                Records.of(
                        Events.itemChanged(
                                "lah-1", "title", "x".repeat(9000), "y\u0000" + "ö".repeat(9000), form.receipt(), NOON),
                        1)));

        StepRow row = deliveries(form).getFirst();
        assertThat(row.detail()).startsWith("HTTP 400: määrä " + emoji).hasSizeBetween(3900, 4000);
        assertThat(row.targetId()).isEqualTo("ä".repeat(600));
        assertThat(row.target()).isEqualTo("t".repeat(300));
        assertThat(store.reader.listChanges("testila-digi", "lah-1"))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.from()).isEqualTo("x".repeat(4000));
                    assertThat(change.to()).isEqualTo("y" + "ö".repeat(3999));
                });
    }

    private List<StepRow> deliveries(Event event) {
        return store.reader.find(event.receipt().value()).orElseThrow().deliveries();
    }

    private List<String> ids(MessageQuery query) {
        return store.reader.list(query).stream().map(MessageRow::id).toList();
    }

    private static MessageQuery all(int page) {
        return new MessageQuery(null, null, null, null, page);
    }
}
