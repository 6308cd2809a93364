package fi.vayla;

import static fi.vayla.RouteHub.mapping;
import static fi.vayla.RouteHub.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.vayla.delivery.TargetSystem;
import fi.vayla.log.LogFollower;
import fi.vayla.log.Topic;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Sources, systems and the roadmap's rules are applied with the routes: together or not at all, and in the running hub. */
class RouteConfigurationIT {

    private static final String RULES = """
            programmes: [%s]
            rules:
              - { on: project.changed, fields: [status] }
            """;

    @TempDir
    Path folder;

    @Test
    void a_changed_system_counts_at_once_and_a_roll_back_brings_the_old_one_back() {
        try (TargetSystem other = new TargetSystem();
                RouteHub hub = new RouteHub(folder, Map.of()).start()) {
            assertThat(hub.versionOf("äiti-1")).isEqualTo("first");

            hub.files.config("systems.yaml", systems(other.url(), "concurrency: 1"));
            soon(() -> assertThat(hub.runs()).isEqualTo(2));

            assertThat(changes(hub)).containsExactly("config/systems.yaml changed");
            hub.post("äiti-2", 0);
            soon(() -> assertThat(other.taken("äiti-2")).hasSize(1));
            assertThat(hub.target.taken()).hasSize(1);
            assertThat(hub.hub().getJson("/api/systems").at("/systems/0/url").asString())
                    .isEqualTo(other.url().toString());

            assertThat(hub.command("rollback", "--reason", "väärä osoite").out())
                    .startsWith("Revision 3 runs: config/systems.yaml changed");
            hub.post("äiti-3", 0);
            soon(() -> assertThat(hub.target.taken("äiti-3")).hasSize(1));
            assertThat(other.taken()).hasSize(1);
            soon(() -> assertThat(hub.folderState()).isEqualTo("stale"));
        }
    }

    @Test
    void a_new_source_with_its_route_is_let_in_at_once_and_one_that_is_gone_is_not() {
        try (RouteHub hub = new RouteHub(folder, Map.of()).start()) {
            assertThat(status(hub, "toinen")).isEqualTo(404);

            hub.files.route("toinen", "left");

            soon(() -> assertThat(hub.runs()).isEqualTo(2));
            assertThat(changes(hub)).containsExactly("config/sources.yaml changed", "deliver/toinen.camel.yaml added");
            assertThat(status(hub, "toinen")).isEqualTo(202);
            soon(() -> assertThat(hub.target.taken("avain")).hasSize(1));

            hub.order("rollback", Map.of("reason", "pois"));
            assertThat(status(hub, "toinen")).isEqualTo(404);
            assertThat(status(hub, "main")).isEqualTo(202);
        }
    }

    @Test
    void one_finding_in_them_holds_up_the_routes_and_none_of_a_secret_comes_onto_the_log() {
        try (RouteHub hub = new RouteHub(folder, Map.of()).start()) {
            hub.files.config("systems.yaml", systems(hub.target.url(), "credentials: salaisuus-1"));
            hub.files.mapping("plain", mapping("second"));
            soon(() -> assertThat(hub.problems())
                    .singleElement()
                    .asString()
                    .contains("systems.yaml:2:", "credentials is a reference")
                    .doesNotContain("salaisuus-1"));
            assertThat(hub.folderState()).isEqualTo("findings");
            assertThat(hub.versionOf("yö-1")).isEqualTo("first");
            assertThat(hub.command("plan").out()).contains("credentials is a reference");
            assertThat(hub.command("apply", "--reason", "silti").status()).isOne();
            assertThat(hub.history()).hasSize(1);

            hub.files.config("systems.yaml", systems(hub.target.url(), "credentials: 'env:EI_OLE'"));
            soon(() -> assertThat(hub.runs()).isEqualTo(2));
            assertThat(changes(hub)).containsExactly("config/systems.yaml changed", "mappings/plain.jslt changed");
            assertThat(log(hub)).contains("env:EI_OLE").doesNotContain("salaisuus-1");
        }
    }

    @Test
    void a_plan_names_the_systems_and_sources_that_would_be_others_and_what_they_would_break() {
        try (RouteHub hub = new RouteHub(folder, Map.of("vayla.routes.apply", "manual")).start()) {
            hub.post("ääni", 1);
            soon(() -> assertThat(hub.target.taken("ääni")).hasSize(1));
            hub.files.config(
                    "systems.yaml",
                    systems(hub.target.url(), "rate: 50")
                            + systems(hub.target.url(), "")
                                    .replace("systems:\n", "")
                                    .replace("left", "right"));

            JsonNode plan = hub.jsonOf(hub.command("plan", "--json"));

            assertThat(lines(plan.path("entries"), "id")).containsExactly("left changed", "right added");
            assertThat(lines(plan.path("routes"), "route")).containsExactly("main changed");
            assertThat(plan.at("/routes/0/shadow/equal").asInt()).isOne();
            assertThat(hub.runs()).isOne();

            JsonNode other = TestHub.json(hub.order(
                    "plan",
                    Map.of(
                            "files",
                            Map.of(
                                    "config/systems.yaml",
                                    systems(hub.target.url(), "").replace("left", "right")))));
            assertThat(lines(other.path("entries"), "id")).containsExactly("left removed", "right added");
            hub.files.config("sources.yaml", "sources: []\n");
            assertThat(hub.command("plan").out())
                    .contains("main.camel.yaml:6:", "there is no source main in the sources file");
        }
    }

    @Test
    void the_roadmaps_rules_are_swapped_and_a_restart_with_broken_files_runs_the_last_good_ones() {
        hub("lahti-digitiekartta-2024-2026", hub -> {
            assertThat(programmes(hub)).containsExactly("lahti-digitiekartta-2024-2026");
            hub.files.config("roadmap.yaml", RULES.formatted("vm-digikannustin"));
            soon(() -> assertThat(programmes(hub)).containsExactly("vm-digikannustin"));
            assertThat(changes(hub)).containsExactly("config/roadmap.yaml changed");

            hub.stop();
            hub.files
                    .config("roadmap.yaml", RULES.formatted("ei-ole"))
                    .config("systems.yaml", "systems: [")
                    .config("sources.yaml", "");
            hub.start();
            assertThat(hub.runs()).isEqualTo(2);
            assertThat(hub.problems())
                    .anySatisfy(problem -> assertThat(problem).contains("roadmap.yaml:1:14: there is no programme"))
                    .anySatisfy(problem -> assertThat(problem).contains("systems.yaml:"))
                    .anySatisfy(problem -> assertThat(problem).contains("sources.yaml:"));
            assertThat(programmes(hub)).containsExactly("vm-digikannustin");
            assertThat(hub.versionOf("taas")).isEqualTo("first");
        });
    }

    @Test
    void a_first_start_with_a_broken_file_is_refused_with_its_place() {
        try (RouteHub hub = new RouteHub(folder, Map.of())) {
            hub.files.config("systems.yaml", "systems:\n  - {id: left, adapter: fax}\n");

            assertThatThrownBy(hub::start)
                    .rootCause()
                    .hasMessageContaining("There is nothing to start with")
                    .hasMessageContaining("systems.yaml:2:")
                    .hasMessageContaining("unknown adapter fax");
        }
    }

    private interface Steps {
        void with(RouteHub hub);
    }

    private void hub(String programme, Steps steps) {
        String rules = folder.resolve("roadmap.yaml").toString();
        try (RouteHub hub = new RouteHub(folder, Map.of("vayla.roadmap.file", rules))) {
            hub.files.config("roadmap.yaml", RULES.formatted(programme));
            steps.with(hub.start());
        }
    }

    private static String systems(URI url, String more) {
        String keys = more.isEmpty() ? "" : ", " + more;
        return "systems:\n  - {id: left, adapter: rest, url: \"%s\"%s}\n".formatted(url, keys);
    }

    private static int status(RouteHub hub, String source) {
        return Posts.send(hub.hub().url(), source, "sama", "avain", 1).statusCode();
    }

    private static List<String> programmes(RouteHub hub) {
        return hub.hub()
                .getJson("/api/roadmap")
                .valueStream()
                .map(programme -> programme.path("id").asString())
                .toList();
    }

    /** Of the newest revision. */
    private static List<String> changes(RouteHub hub) {
        return lines(hub.history().getFirst().path("changes"), "file");
    }

    private static List<String> lines(JsonNode changes, String name) {
        return changes.valueStream()
                .map(change -> change.path(name).asString() + " "
                        + change.path("change").asString())
                .toList();
    }

    /** All that revisions and audit hold. */
    private static String log(RouteHub hub) {
        StringBuffer text = new StringBuffer();
        try (LogFollower.Following following = hub.hub()
                .bean(LogFollower.class)
                .follow(
                        "secrets-test",
                        Set.of(Topic.ROUTES, Topic.AUDIT),
                        record -> text.append(new String(record.value(), StandardCharsets.UTF_8)))) {
            assertThat(following.awaitCaughtUp(Duration.ofMinutes(1))).isTrue();
        }
        return text.toString();
    }
}
