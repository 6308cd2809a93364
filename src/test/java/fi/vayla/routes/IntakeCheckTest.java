package fi.vayla.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import fi.vayla.event.Finding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong with routes that fetch messages, and with systems that a Camel component reaches, is found without a hub. */
class IntakeCheckTest {

    private static final String ROUTE = "routes/intake/haku.camel.yaml";
    private static final String SYSTEMS = "config/systems.yaml";
    private static final String GOOD_ROUTE = """
            - route:
                id: haku
                description: A route of a test, äkkiä.
                from:
                  uri: sftp:localhost:1/haku
                  parameters:
                    username: vayla
                    password: "{{secret:env:EI_ASETETTU}}"
                    delay: 5000
                  steps:
                    - to: intake:ideat
            """;
    private static final String GOOD_SYSTEM = ProjectFiles.SYSTEMS + """
              - id: kirjeet
                adapter: camel
                description: Kirjeitä
                uri: sftp:localhost:1/kirjeet
                options:
                  username: vayla
                  password: "{{secret:file:ei-tiedostoa}}"
            """;

    @RegisterExtension
    private final ProjectFiles files = new ProjectFiles();

    @BeforeEach
    void create() {
        files.write(ROUTE, GOOD_ROUTE).write(SYSTEMS, GOOD_SYSTEM);
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                arguments(
                        ROUTE,
                        "intake:ideat",
                        "intake:iedat",
                        "11:15: there is no source iedat in the sources file (add it, or correct the name)"),
                arguments(
                        ROUTE,
                        "intake:ideat",
                        "direct:ideat",
                        "2:9: no step gives a message to the hub (end the route with - to: intake:SOURCE)"),
                arguments(
                        ROUTE,
                        "intake:ideat",
                        "intake:ideat?tpye=x",
                        "11:15: intake: has no parameter tpye (it takes none)"),
                arguments(
                        ROUTE,
                        "uri: sftp:localhost:1/haku",
                        "uri: sfpt:localhost:1/haku",
                        "5:12: there is no component sfpt (use one of Camel's that the hub has)"),
                arguments(
                        ROUTE,
                        "uri: sftp:localhost:1/haku",
                        "uri: aws2-s3:haku",
                        "5:12: this hub has no component aws2-s3 (put camel-aws2-s3 on its class path, or use another)"),
                arguments(
                        ROUTE,
                        "- to: intake:ideat",
                        "- to: attachment:stroe\n        - to: intake:ideat",
                        "11:15: there is no attachment:stroe (write attachment:store)"),
                arguments(
                        ROUTE,
                        "username:",
                        "usrename:",
                        "7:9: the component sftp has no parameter usrename (correct or remove it)"),
                arguments(
                        ROUTE, "delay: 5000", "delay: often", "9:16: delay is not a whole number: often (correct it)"),
                arguments(
                        ROUTE,
                        "delay: 5000",
                        "preMove: claimed",
                        "9:18: preMove leaves a file behind that the hub was killed with (remove it, since one instance only reads)"),
                arguments(
                        ROUTE,
                        "{{secret:env:EI_ASETETTU}}",
                        "{{secret:salasana}}",
                        "8:19: A secret is given by reference, env:NAME or file:PATH, never as the secret itself"),
                arguments(
                        ROUTE,
                        "\"{{secret:env:EI_ASETETTU}}\"",
                        "salasana",
                        "8:19: password holds a secret itself (write \"{{secret:env:NAME}}\" and set NAME)"),
                arguments(
                        ROUTE,
                        GOOD_ROUTE.substring(GOOD_ROUTE.indexOf("sftp:"), GOOD_ROUTE.indexOf("delay: 5000")),
                        "paho-mqtt5:haku\n      parameters:\n        brokerUrl: tcp://localhost:1 # ",
                        "5:12: the broker keeps messages for a client by its name (add the parameter clientId, a name of this route's own)"),
                arguments(
                        ROUTE,
                        "- to: intake:ideat",
                        "- to: mapping:plain.jslt\n        - to: intake:ideat",
                        "11:15: a route in intake has no step mapping (end it with intake:SOURCE, and go on from the log with a route in deliver)"),
                arguments(
                        SYSTEMS,
                        "uri: sftp:localhost:1/kirjeet",
                        "uri: kirjeet",
                        "9:10: System kirjeet: uri \"kirjeet\" is no address of a Camel component (write it as sftp:host:22/folder or file:/folder, and its options under options)"),
                arguments(
                        SYSTEMS,
                        "username:",
                        "usrename:",
                        "11:17: System kirjeet: the component sftp has no parameter usrename (correct or remove it)"),
                arguments(
                        SYSTEMS,
                        "{{secret:file:ei-tiedostoa}}",
                        "{{secret:salasana}}",
                        "12:17: System kirjeet: A secret is given by reference, env:NAME or file:PATH, never as the secret itself"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void each_fault_is_one_finding_at_its_place(String file, String good, String wrong, String finding) {
        assertThat(files.read(file)).contains(good);

        files.write(file, files.read(file).replace(good, wrong));

        assertThat(findings(RouteWorkbench::check)).containsExactly(file + ":" + finding);
    }

    @Test
    void an_id_that_a_route_in_deliver_has_is_told_in_both() {
        files.write(ROUTE, GOOD_ROUTE.replace("id: haku", "id: testi"));

        assertThat(findings(RouteWorkbench::check))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("there is a route testi in "));
    }

    @Test
    void secrets_that_are_not_there_are_said_only_when_asked_for() {
        assertThat(findings(RouteWorkbench::check)).isEmpty();

        assertThat(findings(RouteWorkbench::checkSecrets))
                .contains(
                        SYSTEMS + ":12:17: there is no secret at file:ei-tiedostoa here (set it)",
                        ROUTE + ":8:19: there is no secret at env:EI_ASETETTU here (set it)");
    }

    @Test
    void a_check_makes_no_folder() {
        Path drop = files.folder().resolve("pudotus");
        files.write(ROUTE, GOOD_ROUTE.replaceAll("(?s)sftp:localhost.*delay: 5000", "file:" + drop));

        assertThat(findings(RouteWorkbench::check)).isEmpty();

        assertThat(Files.exists(drop)).isFalse();
    }

    private List<String> findings(Function<RouteWorkbench, List<Finding>> question) {
        try (RouteWorkbench workbench = files.open()) {
            return question.apply(workbench).stream()
                    .map(Finding::toString)
                    .map(files::seen)
                    .toList();
        }
    }
}
