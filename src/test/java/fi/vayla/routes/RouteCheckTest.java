package fi.vayla.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is broken in an administrator's file is found, where it stands and nowhere else. */
class RouteCheckTest {

    private static final String ROUTE = ProjectFiles.ROUTE_FILE;
    private static final String MAPPING = "routes/mappings/plain.jslt";
    private static final String SOURCES = "config/sources.yaml";
    private static final String SYSTEMS = "config/systems.yaml";

    @RegisterExtension
    private final ProjectFiles files = new ProjectFiles();

    static Stream<Arguments> broken() {
        return Stream.of(
                arguments(
                        ROUTE,
                        "description: A",
                        "\tdescription: A",
                        "3:5: found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation) (look at the indentation, brackets and quotes here and just above)"),
                arguments(
                        ROUTE,
                        "parameters:\n        source",
                        "parameters:\n     source",
                        "7:6: expected <block end>, but found '<block mapping start>' (look at the indentation, brackets and quotes here and just above)"),
                arguments(
                        ROUTE,
                        "steps:",
                        "steeps:",
                        "10:7: Camel knows no \"steeps\" here (correct its name or its indentation)"),
                arguments(
                        ROUTE,
                        "from:",
                        "form:",
                        "4:5: Camel knows no \"form\" here (correct its name or its indentation)"),
                arguments(
                        ROUTE,
                        "- to: mapping:plain.jslt",
                        "- too: mapping:plain.jslt",
                        "11:11: Camel knows no \"too\" here (correct its name or its indentation)"),
                arguments(ROUTE, "- route:", "- rout:", "1:3: every entry is a route (write it below - route:)"),
                arguments(
                        ROUTE,
                        "id: testi",
                        "id: [testi]",
                        "2:9: a route's id has small letters, digits, . and -, not \"\" (give it one)"),
                arguments(
                        ROUTE,
                        "id: testi",
                        "id: Testi",
                        "2:9: a route's id has small letters, digits, . and -, not \"Testi\" (give it one)"),
                arguments(
                        ROUTE,
                        "description: A route of a test, äkkiä.",
                        "group: x",
                        "1:3: route testi has no description (add a sentence)"),
                arguments(
                        ROUTE,
                        "description: A route of a test, äkkiä.",
                        "description: 7",
                        "3:18: integer found, string expected (write it as Camel's YAML asks)"),
                arguments(
                        ROUTE,
                        "form.submitted",
                        "form.eaten",
                        "5:12: There is no event type form.eaten (use one of [form.submitted, case.opened, case.changed, case.decided, case.closed, project.changed, idea.proposed, metric.reported, roadmap.item-changed, roadmap.record-orphaned, roadmap.stated])"),
                arguments(
                        ROUTE,
                        "source: ideat",
                        "source: ideat, iedat",
                        "7:17: there is no source iedat in the sources file (add it, or correct the name)"),
                arguments(
                        ROUTE,
                        "source: ideat",
                        "soruce: ideat",
                        "7:9: event: has no parameter soruce (use source, form, where, concurrency, fourEyes)"),
                arguments(
                        ROUTE,
                        ".answers.number > 0",
                        ".answers.number >",
                        "8:16: where:1:17: Parse error: Encountered \"<EOF>\" (correct the expression)"),
                arguments(
                        ROUTE, "concurrency: 4", "concurrency: many", "9:22: concurrency is 1 to 1000 calls, not many"),
                arguments(ROUTE, "concurrency: 4", "fourEyes: maybe", "9:19: fourEyes is true or false, not maybe"),
                arguments(
                        ROUTE,
                        "plain.jslt",
                        "palin.jslt",
                        "11:15: there is no mapping palin.jslt in the mappings folder (create it, with a name that ends in .jslt, or correct the route)"),
                arguments(
                        ROUTE,
                        "system:asiat",
                        "system:asia",
                        "13:18: There is no system asia in config/systems.yaml (add it, or use one of [asiat])"),
                arguments(
                        ROUTE,
                        "method: POST",
                        "method: PSOT",
                        "15:23: The method PSOT of system:asiat is none (use POST, PUT, PATCH or DELETE)"),
                arguments(
                        ROUTE,
                        "method: POST",
                        "mehtod: POST",
                        "15:15: system:asiat has no parameter mehtod (it takes method, path and body, files and message, find and found, and record, create and created)"),
                arguments(
                        ROUTE,
                        "{subject}",
                        "{key}",
                        "16:21: The path /cases/{key} of system:asiat has the unknown place {key} (use {subject}, {id}, {receipt}, {idempotencyKey} or {/pointer} into the body)"),
                arguments(
                        ROUTE,
                        "system:asiat",
                        "sftp:example.org",
                        "13:18: a route in deliver has no step sftp (use event:, mapping:, system: or direct:; to send elsewhere, make it a system of the adapter camel, and to read from there, write a route in intake)"),
                arguments(
                        ROUTE,
                        "system:asiat",
                        "sfpt:example.org",
                        "13:18: a route in deliver has no step sfpt (use event:, mapping:, system: or direct:; to send elsewhere, make it a system of the adapter camel, and to read from there, write a route in intake)"),
                arguments(
                        ROUTE,
                        "to: mapping:plain.jslt",
                        "to: direct:x?synchronus=true",
                        "11:15: the component direct has no parameter synchronus (correct or remove it)"),
                arguments(
                        ROUTE,
                        "to: mapping:plain.jslt",
                        "to: direct:x?block=maybe",
                        "11:15: block is not true or false: maybe (correct it)"),
                arguments(
                        ROUTE,
                        "to: mapping:plain.jslt",
                        "setBody: {simple: '${body'}",
                        "1:3: expected symbol functionEnd but was eol (correct what Camel refuses in this route)"),
                arguments(
                        MAPPING,
                        ".subject,",
                        ".subject",
                        "3:3: Parse error: Encountered \" <STRING> \"\\\"source\\\" \"\" (correct the expression)"),
                arguments(
                        MAPPING,
                        "number(.answers.number)",
                        "number(.answers.number",
                        "4:19: Parse error: Encountered \" \"}\" \"} \"\" (close the bracket that is opened here)"),
                arguments(
                        MAPPING,
                        "$event.subject,",
                        "[$event.subject, \"]\", // ]",
                        "2:10: Parse error: Encountered \" \":\" \": \"\" (close the bracket that is opened here)"),
                arguments(MAPPING, "number(", "nubmer(", "4:13: No such function: 'nubmer' (correct the expression)"),
                arguments(
                        MAPPING,
                        "\"key\"",
                        "'key'",
                        "2:3: Parse error: Lexical error Encountered: \"\\'\" (39), after : \"\" (correct the expression)"),
                arguments(
                        SOURCES,
                        "json-form",
                        "json-fomr",
                        "3:13: source \"ideat\" has the unknown format \"json-fomr\" (use one of ahjo, avus2, formio, github, jira, json-form, metric, openproject, redmine, servicenow)"),
                arguments(
                        SOURCES,
                        "env:EI_ASETETTU",
                        "salasana",
                        "5:43: source \"ideat\": A secret is given by reference, env:NAME or file:PATH, never as the secret itself"),
                arguments(
                        SOURCES,
                        "{id: /id}",
                        "{id: id}",
                        "6:15: source \"ideat\": the setting id is \"id\" (write a JSON Pointer, such as /id)"),
                arguments(
                        SOURCES,
                        "settings",
                        "setings",
                        "6:5: there is no key \"setings\" here (use one of [id, format, description, authentication, schema, system, settings])"),
                arguments(SOURCES, "sources:", "surces:", "1:1: there is no key \"surces\" here (use sources)"),
                arguments(
                        SYSTEMS,
                        "adapter: rest",
                        "adapter: fax",
                        "3:14: system asiat has the unknown adapter fax (use one of [camel, ckan, github, jira, openproject, rest, roadmap, soap])"),
                arguments(
                        SYSTEMS,
                        "http://localhost:1",
                        "localhost",
                        "5:10: System asiat: url \"localhost\" is no address (write it as https://host or https://host/path)"),
                arguments(
                        SYSTEMS,
                        "description: Asiat",
                        "credentials: salasana",
                        "4:18: system asiat: credentials is a reference (write env:NAME or file:PATH, never the token itself)"),
                arguments(
                        SYSTEMS,
                        "description: Asiat",
                        "rate: -1",
                        "4:11: system asiat: rate is calls a second, 0 for no limit, not -1.0"),
                arguments(
                        SYSTEMS,
                        "description: Asiat",
                        "timeout: 10 s",
                        "4:14: Cannot deserialize value of type `java.time.Duration` from String \"10 s\": write it as 10s or 500ms"),
                arguments(
                        SYSTEMS,
                        "description: Asiat",
                        "adaptor: rest",
                        "4:5: there is no key \"adaptor\" here (use one of [id, adapter, description, url, credentials, timeout, targetId, concurrency, rate, idempotent, settle, uri, options, authentication, success, records, repair])"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void each_fault_is_one_finding_at_its_place(String file, String good, String wrong, String finding) {
        assertThat(files.read(file)).contains(good);

        files.write(file, files.read(file).replace(good, wrong));

        assertThat(files.check()).containsExactly(file + ":" + finding);
    }

    @Test
    void the_rules_of_the_roadmap_are_checked_as_a_hub_would() {
        files.write("config/roadmap.yaml", "programmes: [ei-ole]\nrulez: []\n");
        assertThat(files.check())
                .containsExactly(
                        "config/roadmap.yaml:2:1: there is no key \"rulez\" here (use one of [programmes, rules, owners, links, link_rules])");

        files.write("config/roadmap.yaml", "programmes: [ei-ole]\n");
        assertThat(files.check())
                .containsExactly(
                        "config/roadmap.yaml:1:14: there is no programme \"ei-ole\" (use a programme_id of programmes.csv)");
    }

    @Test
    void what_is_right_has_no_finding() {
        assertThat(files.check()).isEmpty();
    }

    @Test
    void all_faults_of_all_files_are_told_at_once() {
        files.write(ROUTE, ProjectFiles.ROUTE.replace("number > 0", "number >").replace("method: POST", "method: PSOT"))
                .write("routes/mappings/unused.jslt", "{")
                .write(SOURCES, "sources: 1")
                .write(SYSTEMS, ProjectFiles.SYSTEMS + "  - {id: asiat, adapter: rest, url: 'http://localhost:2'}\n");

        assertThat(files.check())
                .extracting(line -> line.replaceFirst("^([^:]*:\\d+).*", "$1"))
                .containsExactly(
                        SOURCES + ":1", SYSTEMS + ":6", ROUTE + ":8", ROUTE + ":15", "routes/mappings/unused.jslt:1");
    }

    @Test
    void an_id_that_two_files_have_is_told_in_both() {
        String other = "routes/deliver/other/toinen.camel.yaml";
        files.write(other, ProjectFiles.ROUTE);

        assertThat(files.check())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("both would share one consumer group"))
                .anySatisfy(line -> assertThat(line).startsWith(ROUTE + ":2:9: there is a route testi in " + other))
                .anySatisfy(line -> assertThat(line).startsWith(other + ":2:9: there is a route testi in " + ROUTE));
    }

    @Test
    void a_file_without_a_route_and_one_in_another_encoding_are_told() throws Exception {
        files.write(ROUTE, "[]\n");
        Files.write(files.folder().resolve(MAPPING), "{\"ä\": 1}".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(files.check())
                .containsExactly(
                        ROUTE + ":1:1: there is no route in it (write one below - route:, or remove the file)",
                        MAPPING + ":1:1: is not UTF-8 (save it in that encoding)");
    }
}
