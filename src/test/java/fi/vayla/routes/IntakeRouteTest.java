package fi.vayla.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.vayla.event.FormSubmitted;
import fi.vayla.event.Json;
import fi.vayla.routes.RouteVersion.Loaded;
import fi.vayla.security.Secrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The example of a file drop, and what can go wrong with it. */
class IntakeRouteTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final IntakeForTests intake = new IntakeForTests();
    private final IntakeLoader loader =
            new IntakeLoader(intake, IntakeForTests::requireSource, new Secrets(name -> null)::find, Clock.systemUTC());
    private @Nullable RouteVersion version;

    @AfterEach
    void stop() {
        if (version != null) {
            version.intakes().forEach(IntakeRoute::end);
            version.context().stop();
        }
    }

    @Test
    void a_file_goes_to_done_when_it_is_durable_and_to_failed_when_it_is_rejected() throws IOException {
        drop("yksi.json", "Pyöräpysäköinti kartalle");
        drop("kaksi.json", "something wrong");
        drop("huomio.txt", "not for the route");
        IntakeRoute route = load(example());
        assertThat(route.stand().reads()).isFalse();
        assertThat(intake.asked).isZero();

        assertThat(route.begin()).isTrue();

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(names("done")).singleElement().asString().endsWith("-yksi.json");
            assertThat(names("failed")).singleElement().asString().endsWith("-kaksi.json");
        });
        assertThat(names(".")).containsExactlyInAnyOrder("done", "failed", "huomio.txt");
        assertThat(intake.log).containsExactly("Pyöräpysäköinti kartalle");
        await().atMost(SOON)
                .until(() -> route.stand().done() == 1 && route.stand().failed() == 1);
        assertThat(route.stand().lastError())
                .contains("ideas does not take it (invalid), because of /title")
                .doesNotContain("something");
    }

    @Test
    void a_file_of_any_kind_is_kept_and_the_message_refers_to_it() throws IOException {
        drop("pöytäkirja.pdf", "sisältö");
        drop("suuri.pdf", "x".repeat(1001));
        drop("levy.pdf", "unstorable");
        IntakeRoute route = load(example()
                .replace("json", "pdf")
                .replace("- to: intake", "- to: attachment:store\n        - to: intake"));

        route.begin();

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(names("done")).singleElement().asString().endsWith("-pöytäkirja.pdf");
            assertThat(names("failed")).singleElement().asString().endsWith("-suuri.pdf");
        });
        assertThat(names(".")).contains("levy.pdf"); // until the store works again
        assertThat(Json.read(intake.log.getFirst().getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Json.read("""
                        {"fileName":"pöytäkirja.pdf","mediaType":"unknown","size":9,"sha256":"sisältö",
                        "reference":"attachment:sisältö"}""".getBytes(StandardCharsets.UTF_8)));
        assertThat(intake.files)
                .containsExactly(
                        new FormSubmitted.Attachment("pöytäkirja.pdf", "unknown", 9L, "attachment:sisältö", null));
    }

    @Test
    void two_rejected_files_of_one_name_are_both_kept() throws IOException {
        IntakeRoute route = load(example());
        route.begin();
        drop("sama.json", "wrong 1");
        await().atMost(SOON).until(() -> names("failed").size() == 1);
        drop("sama.json", "wrong 2");

        await().atMost(SOON).until(() -> names("failed").size() == 2);
    }

    @Test
    void while_the_log_is_away_a_file_stays_where_it_is_also_when_the_reader_stops() throws IOException {
        intake.away = true;
        drop("yksi.json", "Pyöräpysäköinti kartalle");
        IntakeRoute route = load(example());
        route.begin();
        await().atMost(SOON).until(() -> intake.asked > 1);
        assertThat(names(".")).contains("yksi.json");

        route.end();

        assertThat(names(".")).containsExactly("yksi.json");

        intake.away = false;
        route.begin();
        await().atMost(SOON).until(() -> names("done").size() == 1);
        assertThat(intake.log).containsExactly("Pyöräpysäköinti kartalle");
    }

    @Test
    void a_reader_that_has_ended_reads_nothing() throws IOException {
        IntakeRoute route = load(example());
        route.begin();
        drop("yksi.json", "yksi");
        await().atMost(SOON).until(() -> intake.log.size() == 1);

        route.end();
        drop("kaksi.json", "kaksi");

        await().during(Duration.ofSeconds(3))
                .atMost(SOON)
                .until(() -> names(".").contains("kaksi.json"));
        assertThat(intake.log).containsExactly("yksi");
    }

    @Test
    void a_file_that_is_too_large_fails_without_being_read_whole() throws IOException {
        drop("suuri.json", "x".repeat(5000));
        load(example()).begin();

        await().atMost(SOON).until(() -> names("failed").size() == 1);
        assertThat(intake.log).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            intake:ideas               | intake:unknown          | There is no source unknown
            intake:ideas               | file:elsewhere          | no step gives a message to the hub
            intake:ideas               | system:cases            | a route in intake has no step system
            include: ".*\\.json"       | preMove: claimed        | preMove leaves a file behind
            include: ".*\\.json"       | incluude: "x"           | incluude
            include: ".*\\.json"       | charset: "{{secret:env:NOT_SET}}" | there is no secret at env:NOT_SET
            include: ".*\\.json"       | charset: "{{secret:ISO-8859-1}}" | A secret is given by reference
            """)
    void what_is_wrong_is_said_with_the_file(String good, String wrong, String problem) {
        String text = example().replace(good, wrong).replace(good.replace("\\", "\\\\"), wrong);

        assertThat(loader.load(file(text)))
                .isInstanceOfSatisfying(
                        Loaded.Broken.class,
                        broken -> assertThat(broken.findings())
                                .anySatisfy(finding -> assertThat(finding.toString())
                                        .startsWith("routes/intake/testi.camel.yaml:")
                                        .contains(problem)));
    }

    private String example() {
        return TransportExample.text("ideas-from-folder.camel.yaml", Map.of("/srv/vayla/ideas", folder.toString()));
    }

    private IntakeRoute load(String text) {
        if (loader.load(file(text)) instanceof Loaded.Ready(RouteVersion ready)) {
            version = ready;
            return ready.intakes().getFirst();
        }
        throw new AssertionError(loader.load(file(text)));
    }

    private static TextFile file(String text) {
        return TextFile.of(Path.of("routes/intake/testi.camel.yaml"), text);
    }

    private void drop(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private List<String> names(String below) throws IOException {
        Path where = folder.resolve(below);
        if (!Files.isDirectory(where)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(where)) {
            return files.map(path -> path.getFileName().toString()).toList();
        }
    }
}
