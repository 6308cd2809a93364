package fi.vayla.sync;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.delivery.DeliveryRoute;
import fi.vayla.delivery.Mapped;
import fi.vayla.delivery.Target;
import fi.vayla.event.Event;
import fi.vayla.event.EventType;
import fi.vayla.event.Json;
import fi.vayla.event.RoadmapItemChanged;
import fi.vayla.event.RoadmapItemChanged.Change;
import fi.vayla.event.RoadmapItemChanged.Field;
import fi.vayla.sync.Difference.Value;
import fi.vayla.sync.WantedRecords.Made;
import fi.vayla.system.Limits;
import fi.vayla.system.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class WantedRecordsTest {

    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");
    private static final RoadmapItemChanged ITEM = new RoadmapItemChanged(
            "testi-1",
            "testila",
            "measure",
            "Älykäs valaistus",
            Map.of("status", field("planned"), "end_date", field("2027")),
            List.of(new Change("status", null, "planned")));

    @Test
    void what_speaks_of_the_event_is_not_wanted_of_the_record() {
        Wanted wanted = wanted(routes(event -> true), ITEM);

        assertThat(wanted.values().values().keySet()).containsExactly("/id", "/state", "/until");
        assertThat(wanted.isWrittenAt("testi-1")).isTrue();
        assertThat(wanted.isWrittenAt("testi-1-kopio")).isFalse();
    }

    @Test
    void an_item_that_no_route_selects_is_not_wanted_and_one_that_parks_cannot_be_said() {
        assertThat(routes(event -> false).make(ITEM)).isInstanceOf(Made.Nothing.class);
        assertThat(routes(event -> {
                            throw new IllegalStateException("where");
                        })
                        .make(ITEM))
                .isEqualTo(new Made.Failed("java.lang.IllegalStateException: where"));
    }

    @Test
    void the_owners_value_is_the_one_that_the_mapping_makes_the_record_of() {
        WantedRecords routes = routes(event -> true);
        List<Value> differing = List.of(differs("/state", "Planned", "Done"), differs("/until", "2027", "2028-01"));

        JsonNode record = Json.MAPPER.createObjectNode().put("state", "Done").put("until", "2028-01");

        OwnersWord both = OwnersWord.of(ITEM, differing, Set.of("status", "end_date"), routes, record);
        OwnersWord date = OwnersWord.of(ITEM, differing, Set.of("end_date"), routes, record);
        OwnersWord nonsense = OwnersWord.of(
                ITEM,
                List.of(differs("/state", "Planned", "Perhaps")),
                Set.of("status"),
                routes,
                Json.MAPPER.createObjectNode().put("state", "Perhaps"));

        assertThat(both.values()).isEqualTo(Map.of("status", "done", "end_date", "2028-01"));
        assertThat(date.values()).isEqualTo(Map.of("end_date", "2028-01"));
        assertThat(date.pointers()).containsExactly("/until");
        assertThat(nonsense.values()).isEmpty();
        assertThat(wanted(routes, date.in(ITEM)).values().find("/until")).isEqualTo(text("2028-01"));
    }

    @Test
    void leaves_agree_on_numbers_that_are_the_same_and_on_nothing() {
        Leaves one = leaves("{\"a\":{\"b\":1.0,\"c\":null},\"d\":[1,2]}");
        Leaves other = leaves("{\"a\":{\"b\":1},\"d\":[2,1],\"e\":true}");

        assertThat(one.differingFrom(other).values().keySet()).containsExactly("/d");
        assertThat(one.commonWith(other).values().keySet()).containsExactly("/a/b");
        assertThat(one.agrees(other, "/a/c")).isTrue();
    }

    private static Leaves leaves(String json) {
        return Leaves.of(Json.read(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static Wanted wanted(WantedRecords routes, RoadmapItemChanged item) {
        assertThat(routes.make(item)).isInstanceOf(Made.Record.class);
        return ((Made.Record) routes.make(item)).wanted();
    }

    private static Value differs(String path, String wanted, String shown) {
        return new Value(path, text(wanted), text(shown));
    }

    private static JsonNode text(String text) {
        return Json.MAPPER.getNodeFactory().stringNode(text);
    }

    private static Field field(String value) {
        return new Field(value, NOON, NOON, NOON, "testi", "0123456789abcdef0123456789abcdef");
    }

    private static WantedRecords routes(Predicate<Event> selection) {
        return new WantedRecords(
                "testi",
                List.of(new DeliveryRoute(
                        "testi",
                        "",
                        Set.of(EventType.ROADMAP_ITEM_CHANGED),
                        selection,
                        1,
                        false,
                        Set.of("system:testi"),
                        WantedRecordsTest::map)));
    }

    private static Mapped map(Event event) {
        RoadmapItemChanged item = Json.read(event.data(), RoadmapItemChanged.class);
        String status = Objects.requireNonNull(item.fields().get("status")).value();
        ObjectNode document = Json.MAPPER
                .createObjectNode()
                .put("id", item.item())
                .put("updatedAt", event.time().toString())
                .put("changed", item.changes().size())
                .put("state", status.substring(0, 1).toUpperCase(Locale.ROOT) + status.substring(1))
                .put(
                        "until",
                        Objects.requireNonNull(item.fields().get("end_date")).value());
        Target target = new Target("system:testi", call -> new Outcome.Delivered(null), Limits.NONE);
        return new Mapped.Ready(target, Map.of(), Json.write(document));
    }
}
