package fi.vayla.intake;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.Samples;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What nobody should send, over real HTTP; the demonstration's open door on loopback is open here. */
@SpringBootTest(
        classes = IntakeServer.class,
        properties = "vayla.intake.open-on-loopback=true",
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class BadInputTest {

    private final HttpClient client = HttpClient.newHttpClient();
    private final IntakeServer server;

    @LocalServerPort
    private int port;

    @Autowired
    BadInputTest(IntakeServer server) {
        this.server = server;
    }

    @Test
    void what_must_parse_parses_and_what_must_not_is_refused() throws Exception {
        Path folder = Samples.get("bad-input/json-parsing");
        for (String source : List.of("ideas", "helsinki-grants", "formio", "jira", "ahjo")) {
            for (Path file : Messages.files(folder, "y_")) {
                assertThat(post(source, HttpRequest.BodyPublishers.ofFile(file)))
                        .as(source + " " + file)
                        .isIn(200, 202, 422);
            }
            for (Path file : Messages.files(folder, "n_")) {
                assertThat(post(source, HttpRequest.BodyPublishers.ofFile(file)))
                        .as(source + " " + file)
                        .isEqualTo(400);
            }
            for (Path file : Messages.files(folder, "i_")) {
                assertThat(post(source, HttpRequest.BodyPublishers.ofFile(file)))
                        .as(source + " " + file)
                        .isIn(200, 202, 400, 422);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{} {}",
                "{\"id\": 1,}",
                "{\"id\": \"1\", \"id\": \"2\"}",
                "{\"id\": NaN}",
                "// {}",
                "{'id': 1}"
            })
    void what_is_not_json_is_malformed(String body) throws Exception {
        assertThat(post("ideas", HttpRequest.BodyPublishers.ofString(body))).isEqualTo(400);
    }

    @Test
    void half_a_character_is_kept_as_it_came_but_identifies_nothing() throws Exception {
        server.reset();
        String idea = "{\"id\": \"%s\", \"title\": \"%s\"}";
        assertThat(post("ideas", HttpRequest.BodyPublishers.ofString(idea.formatted("half", "a\\ud800b"))))
                .isEqualTo(202);
        assertThat(new String(server.log.getFirst().data(), StandardCharsets.UTF_8))
                .contains("\"title\":\"a\\uD800b\"");
        assertThat(post("ideas", HttpRequest.BodyPublishers.ofString(idea.formatted("\\ud800", "Testi"))))
                .isEqualTo(422);
        assertThat(post("ideas", HttpRequest.BodyPublishers.ofString(idea.formatted("1\\u0000", "Testi"))))
                .isEqualTo(422);
        assertThat(server.log).hasSize(1);
    }

    @Test
    void a_hundred_thousand_open_arrays_crash_nothing() throws Exception {
        assertThat(post("ideas", HttpRequest.BodyPublishers.ofString("[".repeat(100_000))))
                .isEqualTo(400);
        assertThat(post("ideas", HttpRequest.BodyPublishers.ofString("{\"id\": \"1\", \"title\": \"Testi\"}")))
                .isEqualTo(202);
    }

    @Test
    void a_request_that_a_proxy_passed_on_is_not_local() throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/intake/ideas"))
                .header("Content-Type", "application/json")
                .header("X-Forwarded-For", "192.0.2.1")
                .POST(HttpRequest.BodyPublishers.ofString("{}"));
        assertThat(client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(401);
    }

    private int post(String source, HttpRequest.BodyPublisher body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/intake/" + source))
                .header("Content-Type", "application/json")
                .POST(body);
        var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.body()).doesNotContain("Exception", "\tat ");
        return answer.statusCode();
    }
}
