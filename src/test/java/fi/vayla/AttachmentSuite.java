package fi.vayla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.vayla.routes.SftpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that do not fit into what the hub's heap has left go through it, and never through the log. */
abstract class AttachmentSuite {

    private static final Duration SOON = Duration.ofMinutes(5);
    private static final int MEGABYTE = 1024 * 1024;

    private final int heapMegabytes;
    private final int fileMegabytes;

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private Path file;
    private String hash;

    /** @param heapMegabytes of the hub, which needs more than half of them with no file at all */
    AttachmentSuite(int heapMegabytes, int fileMegabytes) {
        this.heapMegabytes = heapMegabytes;
        this.fileMegabytes = fileMegabytes;
    }

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("suunnitelma.bin");
        byte[] bytes = new byte[MEGABYTE];
        Random random = new Random(4);
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i < fileMegabytes; i++) {
                random.nextBytes(bytes);
                out.write(bytes);
            }
        }
        hash = FileTarget.hash(Files.newInputStream(file));
    }

    @Test
    void a_file_that_is_posted_comes_to_the_system_and_can_be_fetched() throws Exception {
        try (FileTarget target = new FileTarget()) {
            HubFiles files = new HubFiles(folder)
                    .system("left", target.url(), "idempotent: true")
                    .source("main")
                    .route("main", "main", "plain", """
                            to: {uri: 'system:left', parameters: {path: /in, files: liite}}""");
            try (HubProcess hub = start(files)) {
                var answer = post(hub.url().resolve("/intake/main"));

                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
                await().atMost(SOON).until(() -> !target.taken().isEmpty());
                assertThat(target.taken().getFirst())
                        .containsEntry("liite", hash)
                        .containsKey("message");
                assertThat(target.calls()).isGreaterThan(1); // each time from the beginning
                requireFetched(hub.url().resolve("/attachments/" + hash));
            }
        }
        requireSmallLog();
    }

    @Test
    void a_file_of_a_folder_becomes_a_file_of_another() throws Exception {
        Path in = Files.createDirectories(folder.resolve("in"));
        Path out = folder.resolve("out");

        requireThrough("file:" + in, in, "file:" + out, out, "{}");
        requireSmallLog();
    }

    @Test
    void a_file_of_an_sftp_server_becomes_another_one_there() throws Exception {
        try (SftpServer server = new SftpServer(folder.resolve("sftp"), TestHub.freePorts())) {
            Path in = Files.createDirectories(server.root().resolve("in"));
            Path out = server.root().resolve("out");
            Path password = Files.writeString(folder.resolve("password"), SftpServer.PASSWORD);
            String options = "{username: %s, password: '{{secret:file:%s}}', knownHostsFile: '%s'}"
                    .formatted(SftpServer.USER, password, server.knownHosts());

            requireThrough("sftp:" + server.address() + "/in", in, "sftp:" + server.address() + "/out", out, options);
        }
    }

    private void requireThrough(String from, Path in, String to, Path out, String options) throws Exception {
        HubFiles files = new HubFiles(folder)
                .config("sources.yaml", """
                        sources:
                          - {id: scans, format: json-form, description: Testi, settings: {id: /sha256, key: /fileName},
                             authentication: {scheme: key, secret: 'env:NOT_SET'}}
                        """)
                .config("systems.yaml", """
                        systems:
                          - {id: archive, adapter: camel, description: Testi, uri: "%s", idempotent: true,
                             options: %s}
                        """.formatted(to, options))
                .intakeFile("in", """
                        - route:
                            id: scans
                            description: Scanned papers.
                            from:
                              uri: %s
                              parameters: %s
                              steps:
                                - to: attachment:store
                                - to: intake:scans
                        """.formatted(from, options))
                .mapping("scan", "{\"file\": .attachments[0].reference, \"name\": .attachments[0].name}")
                .route("out", "scans", "scan", """
                        to: {uri: 'system:archive',
                                     parameters: {CamelFileName: "{/name}", VaylaAttachment: "{/file}"}}""");
        Files.move(file, in.resolve("Päätös 1.bin"));

        try (HubProcess hub = start(files)) {
            assertThat(hub.getJson("/api/routes").path("problems")).isEmpty();
            await().atMost(SOON).until(() -> Files.exists(out.resolve("Päätös 1.bin")));
            assertThat(FileTarget.hash(Files.newInputStream(out.resolve("Päätös 1.bin"))))
                    .isEqualTo(hash);
            await().atMost(SOON).until(() -> Files.isDirectory(in.resolve("done")) && !isEmpty(in.resolve("done")));
        }
    }

    private HubProcess start(HubFiles files) {
        Map<String, String> settings =
                files.settings(Map.of("vayla.attachments.largest", "1GB", "vayla.attachments.min-free", "1MB"));
        return HubProcess.launch(folder.resolve("hub"), List.of("-Xmx" + heapMegabytes + "m"), settings)
                .awaitReady();
    }

    private HttpResponse<String> post(URI address) throws Exception {
        String head = """
                --raja\r
                Content-Disposition: form-data; name="message"\r
                \r
                {"id": "1", "key": "1", "number": 1}\r
                --raja\r
                Content-Disposition: form-data; name="liite"; filename="suunnitelma.bin"\r
                Content-Type: application/x-suunnitelma\r
                \r
                """;
        return client.send(
                HttpRequest.newBuilder(address)
                        .header("Content-Type", "multipart/form-data; boundary=raja")
                        .POST(BodyPublishers.concat(
                                BodyPublishers.ofString(head),
                                BodyPublishers.ofFile(file),
                                BodyPublishers.ofString("\r\n--raja--\r\n")))
                        .build(),
                BodyHandlers.ofString());
    }

    private void requireFetched(URI address) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(address).build();
        HttpResponse<InputStream> answer = client.send(request, BodyHandlers.ofInputStream());
        assertThat(FileTarget.hash(answer.body())).isEqualTo(hash);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/x-suunnitelma");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment;")
                .contains("suunnitelma.bin");
        HttpRequest proxied = HttpRequest.newBuilder(address)
                .header("X-Forwarded-For", "192.0.2.1")
                .build();
        assertThat(client.send(proxied, BodyHandlers.discarding()).statusCode()).isEqualTo(401);
        HttpRequest unknown = HttpRequest.newBuilder(address.resolve("0")).build();
        assertThat(client.send(unknown, BodyHandlers.discarding()).statusCode()).isEqualTo(404);
    }

    private void requireSmallLog() throws IOException {
        try (Stream<Path> logs = Files.find(
                folder.resolve("hub/kafka"), 9, (path, about) -> path.toString().endsWith(".log"))) {
            assertThat(logs.mapToLong(path -> path.toFile().length()).sum())
                    .isPositive()
                    .isLessThan(MEGABYTE);
        }
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.findAny().isEmpty();
        }
    }
}
