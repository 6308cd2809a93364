package fi.vayla.intake;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.event.Json;
import fi.vayla.system.Fetched;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Messages that bring files, over real HTTP. */
class FormDataTest extends IntakeClient {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String FORM = "multipart/form-data; boundary=raja";

    @Autowired
    FormDataTest(IntakeServer server, Intake intake, MeterRegistry meters) {
        super(server, intake, meters);
    }

    @Test
    void the_files_are_kept_and_the_event_lists_them() throws Exception {
        var answer = send(form(
                "ideas", file("suunnitelma", "Pyörätie 1.txt", "äänekäs"), message("f-1"), file("kuva", "b.bin", "")));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        JsonNode event = Json.read(server.log.getFirst().data());
        assertThat(event.at("/answers/id").asString()).isEqualTo("f-1");
        JsonNode first = event.at("/attachments/0");
        assertThat(first.path("name").asString()).isEqualTo("Pyörätie 1.txt");
        assertThat(first.path("mediaType").asString()).isEqualTo("text/plain");
        assertThat(first.path("description").asString()).isEqualTo("suunnitelma");
        assertThat(first.path("size").asLong()).isEqualTo("äänekäs".getBytes(StandardCharsets.UTF_8).length);
        assertThat(kept(first)).hasContent("äänekäs");
        assertThat(kept(event.at("/attachments/1"))).isEmptyFile();
        assertThat(event.path("attachments")).hasSize(2);
    }

    @Test
    void a_repeat_is_a_duplicate_with_the_same_receipt() throws Exception {
        String first =
                send(form("ideas", message("f-2"), file("liite", "a.txt", "a"))).body();
        String second =
                send(form("ideas", message("f-2"), file("liite", "a.txt", "a"))).body();

        assertThat(second).isEqualTo(first.replace("\"duplicate\":false", "\"duplicate\":true"));
        assertThat(server.log).hasSize(1);
    }

    @Test
    void a_form_without_files_is_a_message_and_an_empty_file_field_is_no_file() throws Exception {
        assertThat(send(form("ideas", message("f-3"))).statusCode()).isEqualTo(202);
        assertThat(send(form("ideas", message("f-4"), file("liite", "", ""))).statusCode())
                .isEqualTo(202);
        assertThat(Json.read(server.log.getLast().data()).path("attachments")).isEmpty();
    }

    @Test
    void a_file_or_a_message_that_is_too_large_is_refused_and_not_kept() throws Exception {
        long before = files();

        assertProblem(
                send(form("ideas", message("f-5"), file("liite", "a.txt", "x".repeat(1024 * 1024 + 1)))),
                413,
                "too-large");
        assertProblem(send(form("ideas", part("message", "", "x".repeat(100 * 1024 + 1)))), 413, "too-large");

        assertThat(files()).isEqualTo(before);
        assertThat(server.log).isEmpty();
        assertThat(received()).containsExactly("ideas rejected 2");
    }

    @Test
    void what_is_no_message_with_files_is_refused() throws Exception {
        assertProblem(send(form("ideas", file("liite", "a.txt", "a"))), 400, "malformed");
        assertProblem(send(form("ideas", message("f-6"), message("f-6"))), 400, "malformed");
        assertProblem(send(form("ideas", message("f-6"), part("muu", "", "a"))), 400, "malformed");
        assertProblem(send(form("ideas", part("message", "", "{"))), 400, "malformed");
        assertProblem(
                send(plain("ideas")
                        .setHeader("Content-Type", FORM)
                        .header("X-Api-Key", "avain")
                        .POST(text("--raja\r\nContent-Disposition: form-data; name=message\r\n\r\n{"))),
                400,
                "malformed");
        assertProblem(
                send(form("ideas", part("message", "", IDEA.formatted("").replace("title", "muu")))), 422, "invalid");
        assertThat(server.log).isEmpty();
    }

    @Test
    void a_caller_without_the_key_leaves_nothing() throws Exception {
        long before = files();

        assertProblem(
                send(plain("ideas")
                        .setHeader("Content-Type", FORM)
                        .POST(body(message("f-7"), file("liite", "a.txt", "ei kenenkään")))),
                401,
                "unauthenticated");

        assertThat(files()).isEqualTo(before);
    }

    @Test
    void a_source_that_signs_its_messages_sends_no_files() throws Exception {
        assertProblem(send(form("github", message("f-8"), file("liite", "a.txt", "a"))), 415, "wrong-media-type");
    }

    @Test
    void a_source_whose_messages_are_no_forms_sends_no_files() throws Exception {
        server.records = path -> new Fetched.Found("""
                {"CaseID": "TST-1", "Title": "Testi", "Status": "Vireillä", "Created": "2026-03-02T10:00:00"}
                """.getBytes(StandardCharsets.UTF_8));
        String callback = part("message", "", "{\"updatetype\": \"Added\", \"id\": \"TST 1\"}");

        assertProblem(send(form("ahjo", callback, file("liite", "a.txt", "a"))), 415, "wrong-media-type");
    }

    @Test
    void a_connection_that_breaks_off_leaves_nothing_half() throws Exception {
        long before = files();
        URI address = address("ideas");
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream().write("""
                    POST %s HTTP/1.1\r
                    Host: localhost\r
                    X-Api-Key: avain\r
                    Content-Type: %s\r
                    Content-Length: 900000\r
                    \r
                    %s%s""".formatted(
                            address.getPath(),
                            FORM,
                            message("f-9"),
                            file("liite", "a.txt", "a".repeat(500_000)).replace("\r\n--raja", ""))
                    .getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            Awaitility.await().atMost(SOON).until(() -> incoming() > 0);
        }

        Awaitility.await().atMost(SOON).until(() -> incoming() == 0);
        assertThat(files()).isEqualTo(before);
        assertThat(server.log).isEmpty();
    }

    @Test
    void a_file_with_a_name_that_no_file_can_have_is_refused() throws Exception {
        assertProblem(send(form("ideas", message("f-10"), file("liite", "a\0.txt", "a"))), 400, "malformed");
        assertThat(server.log).isEmpty();
    }

    private HttpRequest.Builder form(String source, String... parts) {
        return plain(source)
                .header("X-Api-Key", "avain")
                .setHeader("Content-Type", FORM)
                .POST(body(parts));
    }

    private static HttpRequest.BodyPublisher body(String... parts) {
        return BodyPublishers.ofString(String.join("", parts) + "--raja--\r\n");
    }

    private static String message(String id) {
        return part("message", "", IDEA.formatted(id));
    }

    private static String file(String field, String name, String content) {
        return part(field, "; filename=\"" + name + "\"", content);
    }

    private static String part(String field, String more, String content) {
        return "--raja\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n%s\r\n".formatted(field, more, content);
    }

    private static Path kept(JsonNode attachment) {
        String sha256 = attachment.path("reference").asString().replace("attachment:", "");
        return Path.of(FILES, sha256.substring(0, 2), sha256);
    }

    private static long files() throws IOException {
        return count(Path.of(FILES));
    }

    private static long incoming() throws IOException {
        return count(Path.of(FILES, "incoming"));
    }

    private static long count(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).count();
        }
    }
}
