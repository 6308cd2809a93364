package fi.vayla.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.vayla.TestHub;
import fi.vayla.routes.RouteVersion.Loaded;
import fi.vayla.security.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of a pick-up over SFTP, at a real server. */
class SftpIntakeTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final IntakeForTests intake = new IntakeForTests();
    private SftpServer server;
    private RouteVersion version;

    @BeforeEach
    void start() throws IOException {
        server = new SftpServer(folder, TestHub.freePorts());
        Files.createDirectories(server.root().resolve("ideas"));
        String example = TransportExample.text(
                "ideas-from-sftp.camel.yaml",
                Map.of(
                        "sftp.example.fi:22", server.address(),
                        "/etc/vayla/known_hosts", server.knownHosts().toString(),
                        "delay: 5000", "delay: 200"));
        Loaded loaded = new IntakeLoader(
                        intake,
                        IntakeForTests::requireSource,
                        new Secrets(name -> name.equals("VAYLA_SFTP_PASSWORD") ? SftpServer.PASSWORD : null)::find,
                        Clock.systemUTC())
                .load(TextFile.of(Path.of("routes/intake/ideas-from-sftp.camel.yaml"), example));
        assertThat(loaded).isInstanceOf(Loaded.Ready.class);
        version = ((Loaded.Ready) loaded).version();
    }

    @AfterEach
    void stop() {
        version.intakes().forEach(IntakeRoute::end);
        version.context().stop();
        server.close();
    }

    @Test
    void a_file_goes_to_done_when_it_is_durable_and_to_failed_when_it_is_rejected() throws IOException {
        drop("yksi.json", "Pyöräpysäköinti kartalle");
        drop("kaksi.json", "wrong");
        drop("suuri.json", "x".repeat(5000));

        route().begin();

        await().atMost(SOON)
                .until(() -> names("done").size() == 1 && names("failed").size() == 2);
        assertThat(names(".")).containsExactlyInAnyOrder("done", "failed");
        assertThat(intake.log).containsExactly("Pyöräpysäköinti kartalle");
    }

    @Test
    void while_the_log_is_away_a_file_stays_on_the_server() throws IOException {
        intake.away = true;
        drop("yksi.json", "yksi");
        route().begin();
        await().atMost(SOON).until(() -> intake.asked > 0);

        route().end();

        assertThat(names(".")).containsExactly("yksi.json");
        intake.away = false;
        route().begin();
        await().atMost(SOON).until(() -> names("done").size() == 1);
        assertThat(intake.log).containsExactly("yksi");
    }

    @Test
    void a_server_that_is_away_is_said_without_the_password_and_read_when_it_is_back() throws IOException {
        server.stop();
        route().begin();
        await().atMost(SOON).until(() -> route().stand().lastError() != null);
        assertThat(route().stand().toString()).doesNotContain(SftpServer.PASSWORD, "s&la");
        drop("yksi.json", "yksi");

        server.startAgain();

        await().atMost(SOON).until(() -> names("done").size() == 1);
        assertThat(intake.log).containsExactly("yksi");
    }

    private IntakeRoute route() {
        return version.intakes().getFirst();
    }

    private void drop(String name, String text) throws IOException {
        Files.writeString(server.root().resolve("ideas").resolve(name), text);
    }

    private List<String> names(String below) throws IOException {
        Path where = server.root().resolve("ideas").resolve(below);
        if (!Files.isDirectory(where)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(where)) {
            return files.map(path -> path.getFileName().toString()).toList();
        }
    }
}
