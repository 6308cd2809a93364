package fi.vayla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.vayla.routes.SftpServer;
import fi.vayla.routes.TransportExample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The examples of folders and SFTP, in and out, in a whole hub. */
class FilesInFilesOutIT {

    private static final Duration SOON = Duration.ofSeconds(120);

    @TempDir
    Path folder;

    @Test
    void a_file_in_one_folder_becomes_a_file_in_another() throws IOException {
        Path in = Files.createDirectories(folder.resolve("ideas"));
        Path out = folder.resolve("letters");
        Map<String, String> settings = hub(
                TransportExample.text("ideas-from-folder.camel.yaml", Map.of("/srv/vayla/ideas", in.toString())),
                TransportExample.text("letter-to-folder.system.yaml", Map.of("/srv/vayla/letters", out.toString())));

        requireThrough(settings, in, out);
    }

    @Test
    void a_file_on_an_sftp_server_becomes_another_one_there() throws IOException {
        try (SftpServer server = new SftpServer(folder.resolve("sftp"), TestHub.freePorts())) {
            Path password = Files.writeString(folder.resolve("password"), SftpServer.PASSWORD);
            Path in = Files.createDirectories(server.root().resolve("ideas"));
            Path out = server.root().resolve("letters");
            Map<String, String> addresses = Map.of(
                    "sftp.example.fi:22", server.address(),
                    "/etc/vayla/known_hosts", server.knownHosts().toString(),
                    "env:VAYLA_SFTP_PASSWORD", "file:" + password);

            requireThrough(
                    hub(
                            TransportExample.text("ideas-from-sftp.camel.yaml", addresses),
                            TransportExample.text("letter-to-sftp.system.yaml", addresses)),
                    in,
                    out);
        }
    }

    private Map<String, String> hub(String intake, String systems) throws IOException {
        Path file = Files.writeString(folder.resolve("letters.yaml"), systems);
        Map<String, String> settings = new HashMap<>(new HubFiles(folder)
                .source("ideas")
                .intakeFile("in", intake)
                .routeFile("out", TransportExample.text("letter-to-folder.camel.yaml", Map.of()))
                .settings(Map.of()));
        settings.put("vayla.systems.file", file.toString());
        return settings;
    }

    private void requireThrough(Map<String, String> settings, Path in, Path out) throws IOException {
        Files.writeString(in.resolve("a.json"), "{\"id\": \"HEL/1 ä\", \"key\": \"HEL/1 ä\", \"number\": 1}");
        Files.writeString(in.resolve("b.json"), "{\"id\": \"2\", \"number\": 1}");
        Files.writeString(in.resolve("c.json"), "{\"id\": \"HEL/1 ä\", \"key\": \"HEL/1 ä\", \"number\": 1}");

        try (TestHub hub = TestHub.start(folder.resolve("hub"), settings)) {
            assertThat(hub.getJson("/api/routes").at("/problems")).isEmpty();
            await().atMost(SOON).untilAsserted(() -> {
                assertThat(count(in.resolve("done"))).isEqualTo(2);
                assertThat(count(in.resolve("failed"))).isEqualTo(1);
            });
            await().atMost(SOON).until(() -> Files.exists(out.resolve("HEL%2F1 ä.json")));

            assertThat(out.resolve("HEL%2F1 ä.json")).hasContent("{\"key\":\"HEL/1 ä\",\"number\":1}");
            JsonNode routes = hub.getJson("/api/routes");
            assertThat(routes.at("/intake/0/done").asInt()).isEqualTo(2);
            assertThat(routes.at("/intake/0/failed").asInt()).isEqualTo(1);
            assertThat(routes.toString()).doesNotContain(SftpServer.PASSWORD);
            await().atMost(SOON)
                    .until(() ->
                            hub.getJson("/api/ledger").at("/routes/0/delivered").asInt() == 1);
            assertThat(count(out)).isEqualTo(1);
        }
    }

    private static long count(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }
}
