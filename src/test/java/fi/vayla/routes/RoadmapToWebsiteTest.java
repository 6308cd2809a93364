package fi.vayla.routes;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.event.Event;
import fi.vayla.event.RoadmapItemChanged;
import fi.vayla.event.RoadmapItemChanged.Change;
import fi.vayla.event.Yaml;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RoadmapToWebsiteTest {

    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

    @Test
    void an_item_is_published_when_something_changed_and_only_then() {
        JsonNode route = Yaml.read(Path.of("routes/deliver/roadmap-to-website.camel.yaml"), JsonNode.class);
        Map<String, Object> parameters = new HashMap<>(
                Map.of("where", route.at("/0/route/from/parameters/where").asString()));
        Selection selection = Selection.take(parameters);

        assertThat(selection.test(event(List.of(new Change("status", "planned", "done")))))
                .isTrue();
        assertThat(selection.test(event(List.of()))).isFalse();
    }

    @Test
    void a_repair_is_for_the_routes_to_its_system_alone() {
        Selection selection =
                Selection.take(new HashMap<>(Map.of("where", ".changes != []"))).toldAlone(Set.of("system:website"));
        var item = new RoadmapItemChanged(
                "testi-1", "testila", "measure", "Äly", Map.of(), List.of(new Change("status", null, "done")));

        assertThat(selection.test(event(item))).isTrue();
        assertThat(selection.test(event(item.repairing("website")))).isTrue();
        assertThat(selection.test(event(item.repairing("jira")))).isFalse();
        assertThat(selection.test(event(item.withChanges(List.of()).repairing("website"))))
                .isFalse();
    }

    private static Event event(List<Change> changes) {
        var item = new RoadmapItemChanged("testi-1", "testila", "measure", "Äly", Map.of(), changes);
        return event(item);
    }

    private static Event event(RoadmapItemChanged item) {
        return Event.of(item, "roadmap", "1", "testi-1", NOON, NOON, null);
    }
}
