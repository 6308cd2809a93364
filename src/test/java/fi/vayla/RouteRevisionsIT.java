package fi.vayla;

import static fi.vayla.RouteHub.mapping;
import static fi.vayla.RouteHub.soon;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** All routes are applied together or not at all; what was applied is kept, and comes back. */
class RouteRevisionsIT {

    private static final String TO_LEFT = "to: {uri: 'system:left', parameters: {path: /in}}";
    private static final String TO_NOWHERE = "to: {uri: 'system:nowhere'}";

    @TempDir
    Path folder;

    @Test
    void one_finding_anywhere_leaves_everything_as_it_was() {
        try (RouteHub hub = new RouteHub(folder, Map.of()).start()) {
            assertThat(hub.versionOf("äiti-1")).isEqualTo("first");
            assertThat(hub.runs()).isOne();

            hub.files.routeFile("other", "- route:\n    id: other\n   from: [");
            soon(() -> assertThat(hub.problems()).singleElement().asString().contains("other.camel.yaml:3"));
            hub.files.mapping("plain", mapping("second")).route("third", "main", "plain", TO_LEFT);
            hub.files.routeFile("other", "[]");
            soon(() -> assertThat(hub.problems()).singleElement().asString().contains("there is no route in it"));

            assertThat(hub.versionOf("äiti-2")).isEqualTo("first");
            assertThat(hub.routes().path("routes").findValuesAsString("id")).containsExactly("main");
            assertThat(hub.runs()).isOne();
            assertThat(hub.folderState()).isEqualTo("findings");

            hub.files.removeRouteFile("other");
            soon(() -> assertThat(hub.runs()).isEqualTo(2));
            assertThat(hub.problems()).isEmpty();
            assertThat(hub.folderState()).isEqualTo("in_step");
            assertThat(hub.versionOf("äiti-3")).isEqualTo("second");
            assertThat(hub.routes().path("routes").findValuesAsString("id")).containsExactly("main", "third");
            JsonNode newest = hub.history().getFirst();
            assertThat(newest.path("by").asString()).isEqualTo("folder");
            assertThat(newest.path("changes").findValuesAsString("file"))
                    .containsExactly("deliver/third.camel.yaml", "mappings/plain.jslt");
        }
    }

    @Test
    void after_a_roll_back_a_restart_with_the_old_folder_or_a_broken_one_runs_what_was_rolled_back_to() {
        try (RouteHub hub = new RouteHub(folder, Map.of()).start()) {
            hub.files.mapping("plain", mapping("second"));
            soon(() -> assertThat(hub.runs()).isEqualTo(2));

            assertThat(hub.command("rollback", "--reason", "väärä kenttä").out())
                    .startsWith("Revision 3 runs");
            assertThat(hub.versionOf("yö-1")).isEqualTo("first");
            soon(() -> assertThat(hub.folderState()).isEqualTo("stale"));
            hub.stop();
            hub.start();
            assertThat(hub.runs()).isEqualTo(3);
            assertThat(hub.folderState()).isEqualTo("stale");
            assertThat(hub.versionOf("yö-2")).isEqualTo("first");

            hub.stop();
            hub.files.mapping("plain", "{\"key\":");
            hub.start();
            assertThat(hub.runs()).isEqualTo(3);
            assertThat(hub.folderState()).isEqualTo("findings");
            assertThat(hub.problems()).singleElement().asString().contains("plain.jslt");
            assertThat(hub.hub()
                            .getJson("/actuator/health")
                            .at("/components/routes/details/folderDetail")
                            .asString())
                    .contains("Revision 3 runs");
            assertThat(hub.versionOf("yö-3")).isEqualTo("first");

            JsonNode back = hub.history().getFirst();
            assertThat(back.path("restores").asInt()).isOne();
            assertThat(back.path("by").asString()).isEqualTo("local");
            assertThat(hub.command("history").out()).contains("back to 1: väärä kenttä", "plain.jslt changed");
            assertThat(hub.hub().get("/routes?lang=fi").body())
                    .contains(
                            "Käytössä on versio 3",
                            "Kansiossa on virhe",
                            "plain.jslt",
                            "Takaisin versioon 1: väärä kenttä");
            assertThat(hub.command("rollback", "2", "--reason", "sittenkin oikein")
                            .status())
                    .isZero();
            assertThat(hub.versionOf("yö-4")).isEqualTo("second");
        }
    }

    @Test
    void a_folder_that_is_changed_back_while_it_is_watched_is_applied() {
        try (RouteHub hub = new RouteHub(folder, Map.of()).start()) {
            hub.files.mapping("plain", mapping("second"));
            soon(() -> assertThat(hub.runs()).isEqualTo(2));

            hub.files.mapping("plain", RouteHub.FIRST);

            soon(() -> assertThat(hub.runs()).isEqualTo(3));
            assertThat(hub.versionOf("ääni")).isEqualTo("first");
            assertThat(hub.folderState()).isEqualTo("in_step");
        }
    }

    @Test
    void by_hand_the_folder_waits_until_somebody_applies_it() {
        try (RouteHub hub = new RouteHub(folder, Map.of("vayla.routes.apply", "manual")).start()) {
            assertThat(hub.runs()).isOne();
            hub.files.mapping("plain", mapping("second"));
            soon(() -> assertThat(hub.folderState()).isEqualTo("waiting"));
            assertThat(hub.versionOf("työ-1")).isEqualTo("first");

            assertThat(hub.order("apply", Map.of("reason", " ")).statusCode()).isEqualTo(422);
            assertThat(hub.order("apply", Map.of("reason", "uusi", "base", 7)).statusCode())
                    .isEqualTo(409);
            assertThat(hub.order("apply", Map.of("reson", "uusi")).statusCode()).isEqualTo(400);
            assertThat(hub.order("rollback", Map.of("reason", "pois")).statusCode())
                    .isEqualTo(409);
            assertThat(hub.order("rollback", Map.of("reason", "pois", "revision", 9))
                            .statusCode())
                    .isEqualTo(404);
            assertThat(hub.runs()).isOne();

            assertThat(hub.command("apply", "--base", "1", "--reason", "uusi kenttä")
                            .out())
                    .startsWith("Revision 2 runs: mappings/plain.jslt changed");
            assertThat(hub.versionOf("työ-2")).isEqualTo("second");
            assertThat(hub.folderState()).isEqualTo("in_step");
            assertThat(hub.command("apply", "--reason", "uudestaan").out()).startsWith("Nothing to do");

            hub.files.route("main", "main", "plain", TO_NOWHERE);
            assertThat(hub.command("apply", "--reason", "rikki").err()).contains("There is no system nowhere");
            assertThat(hub.history()).hasSize(2);
        }
    }

    @Test
    void at_the_very_first_start_what_is_good_runs_and_the_rest_is_said() {
        try (RouteHub hub = new RouteHub(folder, Map.of())) {
            hub.files.route("bad", "main", "plain", TO_NOWHERE);
            hub.start();

            assertThat(hub.versionOf("lähtö")).isEqualTo("first");
            assertThat(hub.runs()).isOne();
            assertThat(hub.problems()).singleElement().asString().contains("There is no system nowhere");
            assertThat(hub.history().getFirst().path("changes").findValuesAsString("file"))
                    .containsExactly(
                            "config/roadmap.yaml",
                            "config/sources.yaml",
                            "config/systems.yaml",
                            "deliver/main.camel.yaml",
                            "mappings/plain.jslt");

            hub.files.route("bad", "main", "plain", TO_LEFT);
            soon(() -> assertThat(hub.runs()).isEqualTo(2));
            assertThat(hub.problems()).isEmpty();
        }
    }
}
