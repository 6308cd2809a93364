package fi.vayla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.vayla.command.CommandRun;
import fi.vayla.event.Json;
import fi.vayla.simulator.Town;
import fi.vayla.simulator.TownSettings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator's commands against a hub. */
class CommandsIT {

    private static final String TOKEN = "maijan-salaisuus";

    @TempDir
    static Path folder;

    static Town town;
    static TestHub hub;
    static String receipt;

    @BeforeAll
    static void start() throws Exception {
        town = Town.start(
                TownSettings.forHub(URI.create("http://localhost:1"), Path.of("config/roadmaps/measures.csv")),
                Clock.systemUTC(),
                new Random(11));
        Path token = java.nio.file.Files.writeString(folder.resolve("token"), TOKEN);
        hub = TestHub.start(
                folder,
                Map.of(
                        "vayla.systems.file",
                        TestHub.systemsOf(town, folder).toString(),
                        "vayla.security.operators.maija",
                        "file:" + token));
        String idea = "{\"id\":\"KÄRSÄMÄKI-1\",\"title\":\"Venepaikkojen jonotilanne\"}";
        var answer = hub.post("/intake/ideas", idea.getBytes(StandardCharsets.UTF_8));
        receipt = TestHub.json(answer).path("receipt").asString();
    }

    @AfterAll
    static void stop() {
        hub.close();
        town.close();
    }

    @Test
    void a_message_is_found_by_its_key_and_its_trace_tells_every_step() {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(run("messages", "find", "KÄRSÄMÄKI-1").out()).contains(receipt, "delivered"));
        CommandRun trace = run("messages", "trace", receipt);
        assertThat(trace.status()).isZero();
        assertThat(trace.out()).contains("key KÄRSÄMÄKI-1", "Received from ideas as KÄRSÄMÄKI-1", "has it");
        assertThat(trace.out().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
        assertThat(Json.read(run("messages", "trace", receipt, "--json").out().getBytes(StandardCharsets.UTF_8))
                        .path("receipt")
                        .asString())
                .isEqualTo(receipt);
    }

    @Test
    void what_is_not_there_is_a_finding_and_what_is_not_understood_wrong_use() {
        assertThat(run("messages", "find", "ei-tällaista").status()).isOne();
        assertThat(run("messages", "trace", "0".repeat(32)).err()).contains("vayla: There is no message");
        assertThat(run("messages", "find", "x", "--type", "ei.tyyppi").err()).contains("There is no event type");
        assertThat(run("parked", "show", "reitti|" + "0".repeat(32)).err()).contains("Nothing is parked as");
        assertThat(run("messages", "find").status()).isEqualTo(2);
    }

    @Test
    void a_route_is_paused_limited_and_resumed() {
        String route = "roadmap-to-website";
        CommandRun pause = run("routes", "pause", route, "--reason", "huolto");
        assertThat(pause.out()).as(pause.err()).contains(route + " is paused");
        assertThat(run("routes", "limit", route, "--rate", "2.5", "--reason", "hidas kohde")
                        .status())
                .isZero();
        assertThat(run("routes", "list").out()).contains("paused by maija", "huolto", "2.5/s");
        assertThat(run("routes", "resume", route, "--reason", "valmis").out()).contains(route + " goes on");
        CommandRun again = run("routes", "resume", route, "--reason", "valmis");
        assertThat(again.status()).isOne();
        assertThat(again.err()).contains("The route is not paused");
        assertThat(run("routes", "limit", route, "--clear", "--reason", "nopea taas")
                        .out())
                .contains("limits of its file");
        assertThat(run("routes", "limit", route, "--reason", "x").status()).isEqualTo(2);
        assertThat(run("routes", "pause", route).err()).contains("--reason");
    }

    @Test
    void the_ledger_is_a_table_and_a_rebuild_begins() {
        CommandRun ledger = run("ledger");
        assertThat(ledger.status()).isZero();
        assertThat(ledger.out()).contains("ROUTE", "DELIVERED", "form-to-case", "unaccounted 0");
        assertThat(run("rebuild").out()).contains("being built again");
    }

    @Test
    void without_the_token_the_hub_says_what_to_send() {
        CommandRun unsendable = CommandRun.of(List.of("ledger", "--token", "öinen"));
        assertThat(unsendable.err()).contains("a header cannot carry");
        CommandRun broken = CommandRun.of(List.of("ledger", "--token", "salainen\nsana"));
        assertThat(broken.err()).contains("a header cannot carry").doesNotContain("salainen");
        CommandRun refused = CommandRun.of(List.of("ledger", "--url", hub.url().toString()));
        assertThat(refused.status()).isOne();
        assertThat(refused.err()).contains("Send your token");
    }

    private static CommandRun run(String... arguments) {
        var all = new java.util.ArrayList<>(List.of(arguments));
        all.addAll(List.of("--url", hub.url().toString(), "--token", TOKEN));
        return CommandRun.of(all);
    }
}
