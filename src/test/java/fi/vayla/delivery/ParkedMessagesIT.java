package fi.vayla.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.vayla.delivery.ParkedDecision.Kind;
import fi.vayla.event.Event;
import fi.vayla.event.EventType;
import fi.vayla.event.Json;
import fi.vayla.log.LogFollower;
import fi.vayla.log.LogForTests;
import fi.vayla.log.Place;
import fi.vayla.log.Topic;
import fi.vayla.log.Unreadable;
import fi.vayla.system.Limits;
import fi.vayla.system.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What operators order, on a real log. Nobody carries decisions out here. */
class ParkedMessagesIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String ANNA = "anna";
    private static final String BERT = "bert";

    private final String route = LogForTests.unique("left-");
    private final String careful = LogForTests.unique("careful-");
    private final ParkingLot lot = lot();
    private final ParkingLot otherLot = lot();
    private final ParkedMessages here = messages(lot);
    private final ParkedMessages there = messages(otherLot);

    @AfterEach
    void close() {
        lot.close();
        otherLot.close();
    }

    @Test
    void an_edit_is_checked_against_the_schema_and_keeps_the_original_and_the_difference() {
        ParkedMessage poison = parked(Parked.poison(route, "avain", 1));

        assertThat(here.edit(poison.id(), Json.MAPPER.createObjectNode(), ANNA, "koe"))
                .isInstanceOfSatisfying(
                        ParkedResult.Invalid.class,
                        invalid -> assertThat(invalid.problems()).isNotEmpty());
        assertThat(here.edit(poison.id(), json(poison), ANNA, "koe")).isInstanceOf(ParkedResult.Invalid.class);
        assertThat(here.edit(poison.id(), numbered(poison, 42), ANNA, " ")).isInstanceOf(ParkedResult.Invalid.class);
        assertThat(here.edit("ei|ole", numbered(poison, 42), ANNA, "koe")).isInstanceOf(ParkedResult.Unknown.class);

        assertThat(there.edit(poison.id(), numbered(poison, 42), ANNA, "numero väärin"))
                .isInstanceOf(ParkedResult.Done.class);

        lot.awaitRows();
        ParkedMessage edited = here.find(poison.id()).orElseThrow().message();
        assertThat(edited.body()).isEqualTo(poison.body());
        assertThat(Json.read(edited.data()).at("/answers/number").asInt()).isEqualTo(42);
        assertThat(edited.idempotencyKey()).isEqualTo(poison.idempotencyKey() + "-e1");
        assertThat(edited.edits()).singleElement().satisfies(edit -> {
            assertThat(edit.by()).isEqualTo(ANNA);
            assertThat(edit.reason()).isEqualTo("numero väärin");
            assertThat(edit.changes().toString())
                    .contains("/answers/number")
                    .contains("from=1")
                    .contains("to=42");
        });
        assertThat(audited(route)).singleElement().satisfies(row -> {
            assertThat(row.path("by").asString()).isEqualTo(ANNA);
            assertThat(row.path("action").asString()).isEqualTo("edit");
            assertThat(row.path("reason").asString()).isEqualTo("numero väärin");
            assertThat(row.at("/changes/0/path").asString()).isEqualTo("/answers/number");
            assertThat(row.path("receipt").asString()).isEqualTo(poison.receipt());
        });
    }

    @Test
    void only_the_first_of_a_key_is_replayed_and_any_is_discarded_once() {
        ParkedMessage first = parked(Parked.poison(route, "avain", 1));
        ParkedMessage second = parked(Parked.behind(route, "avain", 2));

        assertThat(here.decide(second.id(), Kind.replay, ANNA, "koe"))
                .isInstanceOfSatisfying(
                        ParkedResult.Conflict.class,
                        conflict -> assertThat(conflict.detail()).contains(first.id()));
        assertThat(here.decide(second.id(), Kind.discard, ANNA, "turha")).isInstanceOf(ParkedResult.Done.class);
        assertThat(here.decide(first.id(), Kind.replay, ANNA, "korjattu")).isInstanceOf(ParkedResult.Done.class);

        assertThat(there.decide(first.id(), Kind.discard, BERT, "myöhässä")).isInstanceOf(ParkedResult.Conflict.class);
        assertThat(there.edit(first.id(), numbered(first, 2), BERT, "myöhässä"))
                .isInstanceOf(ParkedResult.Conflict.class);
        assertThat(there.find(first.id()).orElseThrow().stand().state()).isEqualTo(ParkedState.REPLAYING);
        assertThat(there.find(second.id()).orElseThrow().stand().state()).isEqualTo(ParkedState.DISCARDING);
    }

    @Test
    void on_a_four_eyes_route_a_second_person_decides_and_an_edit_takes_the_proposal_back() {
        ParkedMessage poison = parked(Parked.poison(careful, "avain", 1));

        assertThat(here.decide(poison.id(), Kind.replay, ANNA, "korjattu"))
                .isInstanceOf(ParkedResult.AwaitingSecondPerson.class);
        assertThat(there.decide(poison.id(), Kind.replay, ANNA, "korjattu")).isInstanceOf(ParkedResult.Conflict.class);
        assertThat(there.edit(poison.id(), numbered(poison, 3), ANNA, "vielä")).isInstanceOf(ParkedResult.Done.class);
        assertThat(here.decide(poison.id(), Kind.replay, BERT, "korjattu"))
                .isInstanceOf(ParkedResult.AwaitingSecondPerson.class);
        assertThat(there.decide(poison.id(), Kind.replay, ANNA, "samaa mieltä"))
                .isInstanceOfSatisfying(
                        ParkedResult.Done.class,
                        done -> assertThat(done.message().decision())
                                .extracting("by", "approvedBy")
                                .containsExactly(BERT, ANNA));
        assertThat(audited(careful))
                .extracting(row -> row.path("action").asString())
                .containsExactly("propose_replay", "edit", "propose_replay", "replay");
    }

    @Test
    void a_record_that_is_no_event_can_only_be_discarded() {
        Place place = new Place("vayla.forms", 3, 9);
        Item item = Item.of(
                new Unreadable(place, "avain", "{rikki".getBytes(StandardCharsets.UTF_8), "not JSON"), Instant.now());
        ParkedMessage broken = parked(ParkedMessage.of(
                route, item, new Fate.Parked(ParkingReason.UNREADABLE, "not JSON", null, 0), Instant.now()));

        assertThat(here.edit(broken.id(), Json.MAPPER.createObjectNode(), ANNA, "koe"))
                .isEqualTo(new ParkedResult.Conflict(ParkedRules.ONLY_DISCARD));
        assertThat(here.decide(broken.id(), Kind.replay, ANNA, "koe"))
                .isEqualTo(new ParkedResult.Conflict(ParkedRules.ONLY_DISCARD));
        assertThat(here.decide(broken.id(), Kind.discard, ANNA, "roska")).isInstanceOf(ParkedResult.Done.class);
    }

    @Test
    void a_dry_run_shows_what_would_be_sent_or_why_not_and_writes_nothing() {
        ParkedMessage poison = parked(Parked.poison(route, "avain", 1));
        parked(Parked.behind(route, "avain", 2));
        ParkedMessage bad = parked(Parked.poison(route, "paha", 13));

        assertThat(here.rehearse(poison.id(), Kind.replay))
                .isInstanceOfSatisfying(ParkedResult.Rehearsed.class, run -> {
                    Rehearsal rehearsal = run.rehearsal();
                    assertThat(rehearsal.target()).isEqualTo("system:left");
                    assertThat(rehearsal.parameters()).containsEntry("path", "/in");
                    assertThat(rehearsal.body()).isEqualTo(poison.body());
                    assertThat(rehearsal.idempotencyKey()).isEqualTo(route + "-" + poison.receipt());
                    assertThat(rehearsal.behind()).isOne();
                });
        assertThat(here.rehearse(bad.id(), Kind.replay))
                .isInstanceOfSatisfying(
                        ParkedResult.Rehearsed.class,
                        run -> assertThat(run.rehearsal().problem()).contains("unlucky"));
        assertThat(here.rehearseAll(ofRoute(), Kind.replay)).isInstanceOfSatisfying(BulkResult.Rehearsed.class, run -> {
            assertThat(run.matched()).isEqualTo(3);
            assertThat(run.decided()).isEqualTo(2);
            assertThat(run.messages()).hasSize(2);
        });
        assertThat(here.find(poison.id()).orElseThrow().stand().state()).isEqualTo(ParkedState.PARKED);
        assertThat(here.decide(poison.id(), Kind.discard, ANNA, "merkki")).isInstanceOf(ParkedResult.Done.class);
        assertThat(audited(route)).hasSize(1);
    }

    @Test
    void a_bulk_order_is_about_what_it_selects_and_each_message_is_audited() {
        for (int key = 0; key < 3; key++) {
            parked(Parked.poison(route, "avain-" + key, key));
            parked(Parked.behind(route, "avain-" + key, 10 + key));
        }
        assertThat(here.decideAll(ParkedFilter.ALL, Kind.replay, ANNA, "kaikki"))
                .isInstanceOf(BulkResult.Invalid.class);
        assertThat(here.decideAll(ofRoute(), Kind.replay, ANNA, "")).isInstanceOf(BulkResult.Invalid.class);

        assertThat(there.decideAll(ofRoute(), Kind.replay, ANNA, "järjestelmä korjattu"))
                .isInstanceOfSatisfying(BulkResult.Done.class, done -> {
                    assertThat(done.matched()).isEqualTo(6);
                    assertThat(done.decided()).isEqualTo(3);
                    assertThat(done.messages())
                            .extracting(ParkedMessage::key)
                            .containsOnly("avain-0", "avain-1", "avain-2");
                });
        assertThat(here.decideAll(ofRoute(), Kind.discard, ANNA, "loputkin"))
                .isInstanceOfSatisfying(
                        BulkResult.Done.class,
                        done -> assertThat(done.decided()).isEqualTo(3));
        assertThat(audited(route))
                .hasSize(6)
                .allSatisfy(
                        row -> assertThat(row.at("/selection/route").asString()).isEqualTo(route));
    }

    @Test
    void nothing_is_decided_about_a_route_that_does_not_run() {
        ParkedMessage poison = parked(Parked.poison("gone-" + route, "avain", 1));

        assertThat(here.decide(poison.id(), Kind.discard, ANNA, "koe"))
                .isInstanceOfSatisfying(
                        ParkedResult.Conflict.class,
                        conflict -> assertThat(conflict.detail()).contains("does not run"));
    }

    private ParkedFilter ofRoute() {
        return new ParkedFilter(route, null, null, null, null);
    }

    private ParkedMessage parked(ParkedMessage message) {
        lot.append(message).join();
        return message;
    }

    private ParkedMessages messages(ParkingLot its) {
        return new ParkedMessages(
                its,
                id -> id.equals(route) || id.equals(careful) ? Optional.of(running(id)) : Optional.empty(),
                new ParkedWriter(its, LogForTests.rows()),
                LogForTests.schemas(),
                Clock.systemUTC());
    }

    private DeliveryRoute running(String id) {
        return new DeliveryRoute(
                id,
                "",
                Set.of(EventType.FORM_SUBMITTED),
                event -> true,
                1,
                id.equals(careful),
                Set.of("system:left"),
                ParkedMessagesIT::map);
    }

    private static Mapped map(Event event) {
        if (Json.read(event.data()).at("/answers/number").asInt() == 13) {
            return new Mapped.Failed("an unlucky number");
        }
        Target target = new Target("system:left", call -> new Outcome.Delivered(null), Limits.NONE);
        return new Mapped.Ready(target, Map.of("path", "/in"), event.data());
    }

    private static JsonNode json(ParkedMessage message) {
        return Json.read(message.data());
    }

    private static JsonNode numbered(ParkedMessage message, int number) {
        ObjectNode data = (ObjectNode) json(message);
        ((ObjectNode) data.path("answers")).put("number", number);
        return data;
    }

    /** The rows of the audit that speak of a route. */
    private static List<JsonNode> audited(String route) {
        List<JsonNode> rows = new CopyOnWriteArrayList<>();
        try (LogFollower.Following following = LogForTests.follower()
                .follow("audit-test", Set.of(Topic.AUDIT), record -> {
                    JsonNode row = Json.read(record.value());
                    if (row.path("route").asString().equals(route)) {
                        rows.add(row);
                    }
                })) {
            await().atMost(SOON).until(() -> following.awaitCaughtUp(SOON));
        }
        return rows;
    }

    private static ParkingLot lot() {
        return new ParkingLot(LogForTests.rows(), LogForTests.follower(), LogForTests.groups(), LogForTests.reader());
    }
}
