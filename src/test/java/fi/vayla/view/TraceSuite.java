package fi.vayla.view;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.event.Event;
import fi.vayla.event.Events;
import fi.vayla.log.LogRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the tables tell of the ledger's rows, the same on every database. */
abstract class TraceSuite {

    private static final Instant NOON = Events.NOON;
    private static final Map<String, @Nullable Object> PARKED = Map.of(
            "state", "parked",
            "attempts", 3,
            "reason", "REJECTED_BY_SYSTEM",
            "detail", "HTTP 422: Määrä puuttuu");

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
    void a_trace_tells_what_every_route_did_and_follows_what_becomes_of_it() {
        Event form = Events.form("L-1");
        store.write(List.of(
                Records.of(form, 0),
                Records.delivery(form.receipt(), "hakemus-asiaksi", PARKED, 7),
                Records.delivery(form.receipt(), "arkisto", Map.of("targetId", "Ä-7"), 8)));

        StepRow archived =
                new StepRow("arkisto", "delivered", "asiat", "Ä-7", 1, null, null, false, NOON.plusSeconds(5));
        StepRow parked = new StepRow(
                "hakemus-asiaksi",
                "parked",
                "asiat",
                null,
                3,
                "REJECTED_BY_SYSTEM",
                "HTTP 422: Määrä puuttuu",
                false,
                NOON.plusSeconds(5));
        assertThat(deliveries(form)).containsExactly(archived, parked);

        store.write(List.of(Records.delivery(
                form.receipt(), "hakemus-asiaksi", Map.of("attempts", 4, "at", "2026-11-02T13:00:00Z"), 9)));
        assertThat(deliveries(form))
                .containsExactly(
                        archived,
                        new StepRow(
                                "hakemus-asiaksi",
                                "delivered",
                                "asiat",
                                null,
                                4,
                                null,
                                null,
                                false,
                                NOON.plusSeconds(3600)));
        assertThat(store.reader
                        .list(new MessageQuery(null, null, null, null, 0))
                        .getFirst()
                        .deliveries())
                .hasSize(2);
    }

    @Test
    void a_trace_tells_every_step_in_the_order_of_the_log_and_each_once() {
        Event form = Events.form("L-1");
        List<LogRecord> rows = List.of(
                step(form, "hakemus-asiaksi", "attempted", 1, false, 10),
                step(form, "arkisto", "delivered", 1, false, 11),
                step(form, "hakemus-asiaksi", "unknown", 1, false, 12),
                step(form, "hakemus-asiaksi", "attempted", 2, true, 13),
                step(form, "hakemus-asiaksi", "delivered", 2, true, 14));

        store.write(rows);
        store.write(rows.subList(2, 5));
        store.write(List.of(step(Events.form("L-2"), "arkisto", "attempted", 1, false, 15)));

        assertThat(store.reader.listSteps(form.receipt().value()))
                .extracting(one -> one.route() + " " + one.state() + " " + one.attempts() + " " + one.possiblyTwice())
                .containsExactly(
                        "hakemus-asiaksi attempted 1 false",
                        "arkisto delivered 1 false",
                        "hakemus-asiaksi unknown 1 false",
                        "hakemus-asiaksi attempted 2 true",
                        "hakemus-asiaksi delivered 2 true");
        store.write(List.of(Records.of(form, 0)));
        assertThat(deliveries(form))
                .extracting(one -> one.route() + " " + one.state() + " " + one.possiblyTwice())
                .containsExactly("arkisto delivered false", "hakemus-asiaksi delivered true");
    }

    private static LogRecord step(
            Event event, String route, String state, int attempts, boolean possiblyTwice, long offset) {
        return Records.delivery(
                event.receipt(),
                route,
                Map.of("state", state, "attempts", attempts, "possiblyTwice", possiblyTwice),
                offset);
    }

    private List<StepRow> deliveries(Event event) {
        return store.reader.find(event.receipt().value()).orElseThrow().deliveries();
    }
}
