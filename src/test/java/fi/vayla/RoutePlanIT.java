package fi.vayla;

import static fi.vayla.RouteHub.soon;
import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.command.CommandRun;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A plan says what would be done, and does nothing. */
class RoutePlanIT {

    /** Sent under another name for even numbers; fails on 7; 1 is selected no more. */
    private static final String NEXT = """
            if (.answers.number == 7) .answers.number * {}
            else if (.answers.number == 2) {"key": $event.subject, "number": .answers.number, "version": "second"}
            else {"key": $event.subject, "number": .answers.number, "version": "first"}
            """;

    @TempDir
    Path folder;

    @Test
    void the_newest_messages_go_through_the_old_and_the_new_version_and_nothing_is_sent() {
        try (RouteHub hub = new RouteHub(folder, Map.of("vayla.routes.apply", "manual")).start()) {
            for (int number = 0; number < 10; number++) {
                hub.post("Testi Testinen " + number, number);
            }
            soon(() -> assertThat(hub.target.calls()).hasSize(10));
            assertThat(hub.command("plan").out()).contains("The folder holds revision 1");

            hub.files.mapping("plain", NEXT);
            hub.files.routeFile("main", """
                    - route:
                        id: main
                        description: A route of a test.
                        from:
                          uri: event:form.submitted
                          parameters: {source: main, where: '.answers.number != 1'}
                          steps:
                            - to: mapping:plain.jslt
                            - to: {uri: 'system:left', parameters: {path: /in}}
                    """);
            CommandRun run = hub.command("plan", "--json");

            assertThat(run.status()).isZero();
            JsonNode plan = hub.jsonOf(run);
            JsonNode main = plan.path("routes").path(0);
            assertThat(main.path("change").asString()).isEqualTo("changed");
            assertThat(counts(main.path("shadow"))).isEqualTo("10 = 7 + 1 + 0 + 1 + 1");
            assertThat(values(main.path("shadow"))).isEqualTo("/version: text of 5 characters -> text of 6 characters");
            assertThat(plan.path("files").findValuesAsString("file"))
                    .containsExactly("deliver/main.camel.yaml", "mappings/plain.jslt");
            assertThat(run.out()).doesNotContain("Testi Testinen").contains("fails at ");
            assertThat(hub.command("plan").out()).contains("main", "changed", "parks fails at ");
            assertThat(counts(hub.jsonOf(hub.command("plan", "--json", "--messages", "3"))
                            .at("/routes/0/shadow")))
                    .startsWith("3 = ");
            assertThat(hub.target.calls()).hasSize(10);
            assertThat(hub.runs()).isOne();
        }
    }

    @Test
    void what_would_be_added_changed_and_removed_is_said_and_every_finding() {
        try (RouteHub hub = new RouteHub(folder, Map.of("vayla.routes.apply", "manual"))) {
            hub.files.route("gone", "main", "plain", "to: {uri: 'system:left'}");
            hub.start();
            hub.post("eilinen", 1);
            soon(() -> assertThat(hub.target.calls()).hasSize(2));
            hub.files.removeRouteFile("gone");
            hub.files.route("added", "main", "plain", "to: {uri: 'system:left'}");
            hub.files.routeFile("broken", "[]").route("nowhere", "main", "plain", "to: {uri: 'system:nowhere'}");

            CommandRun run = hub.command("plan", "--json");

            assertThat(run.status()).isOne();
            JsonNode plan = hub.jsonOf(run);
            assertThat(plan.path("routes")
                            .valueStream()
                            .map(route -> route.path("route").asString() + " "
                                    + route.path("change").asString()))
                    .containsExactly(
                            "added added",
                            "broken.camel.yaml broken",
                            "gone removed",
                            "main unchanged",
                            "nowhere broken");
            assertThat(plan.path("findings")).hasSize(2);
            assertThat(counts(plan.at("/routes/0/shadow"))).isEqualTo("1 = 0 + 0 + 1 + 0 + 0");
            assertThat(hub.command("plan").out()).contains("there is no route in it", "There is no system nowhere");
        }
    }

    @Test
    void other_files_than_the_folders_can_be_asked_about() {
        try (RouteHub hub = new RouteHub(folder, Map.of()).start()) {
            JsonNode plan = TestHub.json(hub.order("plan", Map.of("files", Map.of())));
            assertThat(plan.at("/routes/0/change").asString()).isEqualTo("removed");
            assertThat(hub.order("plan", Map.of("files", Map.of("../etc/passwd", "")))
                            .statusCode())
                    .isEqualTo(422);
            assertThat(hub.hub().post("/api/routes/plan", new byte[0]).statusCode())
                    .isEqualTo(200);
            assertThat(hub.routes().path("routes")).hasSize(1);
        }
    }

    private static String counts(JsonNode shadow) {
        return "%d = %d + %d + %d + %d + %d"
                .formatted(
                        shadow.path("messages").asInt(),
                        shadow.path("equal").asInt(),
                        shadow.path("different").asInt(),
                        shadow.path("selected").asInt(),
                        shadow.path("unselected").asInt(),
                        shadow.path("parks").asInt());
    }

    /** Of the message that would be sent otherwise. */
    private static String values(JsonNode shadow) {
        return shadow.path("first")
                .valueStream()
                .filter(message -> message.path("verdict").asString().equals("different"))
                .flatMap(message -> message.path("values").valueStream())
                .map(value -> value.path("path").asString() + ": "
                        + value.path("expected").asString() + " -> "
                        + value.path("actual").asString())
                .collect(java.util.stream.Collectors.joining("; "));
    }
}
