package fi.vayla.routes;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.event.Finding;
import fi.vayla.log.Schemas;
import fi.vayla.system.AdapterFactory;
import fi.vayla.system.Outcome;
import fi.vayla.system.SystemAdapter;
import fi.vayla.system.SystemDefinition;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PreparingTest {

    private static final FilePlaces PLACES = new FilePlaces(
            Path.of("routes"),
            new TreeMap<>(Map.of("sources.yaml", Path.of("sources.yaml"), "systems.yaml", Path.of("systems.yaml"))));

    private static final AdapterFactory FACTORY = new AdapterFactory() {
        @Override
        public String id() {
            return "testi";
        }

        @Override
        public SystemAdapter create(SystemDefinition definition) {
            return call -> new Outcome.Delivered(null);
        }
    };

    private final Schemas schemas = new Schemas(Path.of("config/schemas"));
    private final Preparing preparing = new Preparing(
            new Configuring(List.of(FACTORY), List.of(), schemas, List.of()),
            new SampleLog(schemas),
            new NoIntake(),
            reference -> Optional.empty(),
            Sample.CLOCK);
    private final Map<String, String> texts = new HashMap<>(Map.of(
            "deliver/asiat.camel.yaml", route("asiat"),
            "deliver/muut.camel.yaml", route("muut"),
            "mappings/plain.jslt", "{\"id\": .submission}",
            "config/sources.yaml", "sources: []\n",
            "config/systems.yaml", systems("https://a.example", "https://b.example")));
    private final Proposal running = prepare(Map.of());

    @AfterEach
    void stop() {
        running.discard();
    }

    @Test
    void what_runs_is_kept_while_its_file_its_mappings_and_its_systems_are_the_same() {
        assertThat(running.findings()).isEmpty();
        assertThat(running.fresh()).containsOnlyKeys("asiat.camel.yaml", "muut.camel.yaml");

        assertThat(fresh()).isEmpty();
        texts.put("config/systems.yaml", systems("https://a.example", "https://c.example"));
        assertThat(fresh()).containsExactly("muut.camel.yaml");
        texts.put("deliver/asiat.camel.yaml", route("asiat").replace("A route", "Toinen"));
        assertThat(fresh()).containsExactly("asiat.camel.yaml", "muut.camel.yaml");
        texts.put("config/systems.yaml", systems("https://a.example", "https://b.example"));
        assertThat(fresh()).containsExactly("asiat.camel.yaml");
        texts.put("mappings/plain.jslt", "{\"id\": .id}");
        assertThat(fresh()).containsExactly("asiat.camel.yaml", "muut.camel.yaml");
    }

    @Test
    void what_runs_is_checked_again_beside_other_systems() {
        texts.put(
                "config/systems.yaml",
                systems("https://a.example", "https://b.example").replace("muut", "uudet"));

        Proposal next = prepare(running.fresh());

        assertThat(next.kept()).containsOnlyKeys("asiat.camel.yaml");
        assertThat(next.broken()).containsOnlyKeys("muut.camel.yaml");
        assertThat(next.findings())
                .singleElement()
                .extracting(Finding::toString)
                .asString()
                .startsWith("routes/deliver/muut.camel.yaml:8:15: There is no system muut");
    }

    @Test
    void of_two_files_with_one_id_that_which_runs_keeps_it_and_both_are_told() {
        texts.put("deliver/aivan-uusi.camel.yaml", route("muut"));

        Proposal next = prepare(running.fresh());

        assertThat(next.kept()).containsOnlyKeys("asiat.camel.yaml", "muut.camel.yaml");
        assertThat(next.broken()).containsOnlyKeys("aivan-uusi.camel.yaml");
        assertThat(next.findings())
                .extracting(Finding::file)
                .containsExactly("routes/deliver/aivan-uusi.camel.yaml", "routes/deliver/muut.camel.yaml");
    }

    @Test
    void a_revision_without_one_of_the_files_is_told_so() {
        texts.remove("config/sources.yaml");

        assertThat(prepare(running.fresh()).findings())
                .singleElement()
                .extracting(Finding::toString)
                .isEqualTo("sources.yaml:1:1: there is no such file (create it or correct the setting)");
    }

    private List<String> fresh() {
        Proposal next = prepare(running.fresh());
        next.discard();
        assertThat(next.findings()).isEmpty();
        return List.copyOf(next.fresh().keySet());
    }

    private Proposal prepare(Map<String, RouteVersion> before) {
        return preparing.prepare(RouteFiles.of(texts, PLACES), before);
    }

    private static String route(String id) {
        return """
                - route:
                    id: %s
                    description: A route of a test.
                    from:
                      uri: event:form.submitted
                      steps:
                        - to: mapping:plain.jslt
                        - to: system:%s
                """.formatted(id, id);
    }

    private static String systems(String one, String other) {
        return "systems:\n  - {id: asiat, adapter: testi, url: '%s'}\n  - {id: muut, adapter: testi, url: '%s'}\n"
                .formatted(one, other);
    }
}
