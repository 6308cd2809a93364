package fi.vayla.console;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.event.Json;
import fi.vayla.log.LogUnavailable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@SpringBootTest(
        classes = {RoadmapServer.class, RefusalsTest.Away.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class RefusalsTest {

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @RestController
    static class Away {

        @GetMapping("/away/database")
        String database() {
            throw new DataAccessResourceFailureException("secret of the database");
        }

        @GetMapping("/away/transaction")
        String transaction() {
            throw new CannotCreateTransactionException("secret of the database");
        }

        @GetMapping("/away/log")
        String log() {
            throw new LogUnavailable("secret of the broker", new IOException("closed"));
        }

        @GetMapping("/away/bug")
        String bug() {
            throw new IllegalStateException("secret of a class");
        }

        @GetMapping("/pages")
        String page(@RequestParam int page) {
            Refusal.requirePage(page);
            return "page " + page;
        }
    }

    @Test
    void what_is_away_is_answered_503_with_a_time_to_come_back() throws Exception {
        assertAway("/away/database", "views-unavailable");
        assertAway("/away/transaction", "views-unavailable");
        assertAway("/away/log", "log-unavailable");
    }

    @Test
    void what_nobody_thought_of_is_a_problem_that_tells_nothing_of_the_inside() throws Exception {
        HttpResponse<byte[]> answer = get("/away/bug");
        assertProblem(answer, 500, "internal-server-error");
        assertThat(new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8))
                .doesNotContain("secret", "Exception");
    }

    @Test
    void what_the_framework_refuses_is_a_problem_of_a_type_too() throws Exception {
        assertProblem(get("/api/nothing-here"), 404, "not-found");
        assertProblem(get("/pages"), 400, "bad-request");
        assertProblem(get("/pages?page=ensimmäinen".replace("ä", "%C3%A4")), 400, "bad-request");
        assertProblem(get("/pages?page=-1"), 400, "bad-parameter");
        HttpResponse<byte[]> posted = send(request("/api/roadmap").POST(HttpRequest.BodyPublishers.ofString("{}")));
        assertProblem(posted, 405, "method-not-allowed");
        assertThat(posted.headers().firstValue("Allow"))
                .hasValueSatisfying(allow -> assertThat(allow).contains("GET"));
        assertProblem(send(request("/api/unlinked").header("Accept", "image/png")), 406, "not-acceptable");
    }

    private void assertAway(String path, String kind) throws Exception {
        HttpResponse<byte[]> answer = get(path);
        assertProblem(answer, 503, kind);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
        assertThat(new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8))
                .doesNotContain("secret");
    }

    private static void assertProblem(HttpResponse<byte[]> answer, int status, String kind) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        var problem = Json.read(answer.body());
        assertThat(problem.path("type").asString()).isEqualTo("urn:vayla:problem:" + kind);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("detail").asString()).isNotBlank();
    }

    private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }
}
