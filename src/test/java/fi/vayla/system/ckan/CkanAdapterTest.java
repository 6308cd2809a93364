package fi.vayla.system.ckan;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.event.Json;
import fi.vayla.simulator.Town;
import fi.vayla.simulator.TownSettings;
import fi.vayla.system.Call;
import fi.vayla.system.Calls;
import fi.vayla.system.Outcome;
import fi.vayla.system.SystemAdapter;
import fi.vayla.system.rest.RestSystems;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CkanAdapterTest {

    private final Town town = Town.start(
            TownSettings.forHub(URI.create("http://localhost:9"), Path.of("config/roadmaps/measures.csv")),
            Clock.systemUTC(),
            new Random(1));
    private final RestSystems rest = new RestSystems();
    private final SystemAdapter adapter = new CkanAdapterFactory(rest.connections())
            .create(rest.definition(town.openData().server().url(), Duration.ofSeconds(30), "bearer"));

    @AfterEach
    void close() throws Exception {
        rest.close();
        town.close();
    }

    @Test
    void many_first_rows_at_once_make_one_data_set_with_all_of_them() throws Exception {
        List<Future<Outcome>> outcomes = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                Call call = row("item-" + i, "Tiekartta");
                outcomes.add(threads.submit(() -> adapter.deliver(call)));
            }
        }

        for (int i = 0; i < 20; i++) {
            assertThat(outcomes.get(i).get()).isEqualTo(new Outcome.Delivered("item-" + i));
            assertThat(town.openData().row("testila", "item-" + i)).isPresent();
        }
    }

    @Test
    void a_data_set_that_says_something_else_is_brought_up_to_date_and_keeps_its_rows() {
        adapter.deliver(row("a", "Tiekartta"));

        assertThat(adapter.deliver(row("b", "Digitiekartta"))).isEqualTo(new Outcome.Delivered("b"));

        assertThat(town.openData().title("testila")).hasValue("Digitiekartta");
        assertThat(town.openData().row("testila", "a")).isPresent();
    }

    @Test
    void a_column_that_the_table_does_not_have_is_refused() {
        adapter.deliver(row("a", "Tiekartta"));

        Outcome outcome = adapter.deliver(Calls.of(
                Calls.event("a"), Map.of(), body("a", "Tiekartta").replace("\"status\":\"done\"", "\"muu\":\"done\"")));

        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void a_data_set_is_described_by_the_name_of_its_organization_which_the_portal_keeps_by_its_id() {
        WantedRow wanted = Json.read(body("a", "Tiekartta").getBytes(StandardCharsets.UTF_8), WantedRow.class);
        String shown = """
                {"result": {"name": "testila", "title": "Tiekartta", "owner_org": "6a6e-1", "organization": {"name": "%s"}}}""";

        assertThat(wanted.isDescribedBy(json(shown.formatted("kaupunki")))).isTrue();
        assertThat(wanted.isDescribedBy(json(shown.formatted("toinen")))).isFalse();
    }

    private static JsonNode json(String text) {
        return Json.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Call row(String item, String title) {
        return Calls.of(Calls.event(item), Map.of(), body(item, title));
    }

    private static String body(String item, String title) {
        return """
                {"dataset":{"name":"testila","title":"%s","owner_org":"kaupunki"},"resource":"items",
                 "fields":[{"id":"item","type":"text"},{"id":"status","type":"text"}],"key":"item",
                 "row":{"item":"%s","status":"done"}}""".formatted(title, item);
    }
}
