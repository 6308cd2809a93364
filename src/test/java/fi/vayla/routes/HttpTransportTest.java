package fi.vayla.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The example of an API that is asked again and again, at a real HTTP server. */
class HttpTransportTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String IDEAS = """
            [{"id": 1, "title": "Pyöräpysäköinti"}, {"id": 2, "title": "wrong"}, {"id": 3, "title": "Äänestys"}]
            """;

    private HttpServer server;
    private volatile String token = "salaisuus";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/ideas", exchange -> {
            boolean known =
                    ("Bearer " + token).equals(exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] answer = (known ? IDEAS : "{}").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(known ? 200 : 401, answer.length);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write(answer);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void each_element_is_a_message_and_is_taken_once_however_often_it_is_read() {
        try (IntakeExample example = fromApi()) {
            example.route().begin();

            await().atMost(SOON).until(() -> example.intake.asked >= 6);

            assertThat(example.intake.log)
                    .containsExactly("{\"id\":1,\"title\":\"Pyöräpysäköinti\"}", "{\"id\":3,\"title\":\"Äänestys\"}");
            assertThat(example.route().stand().lastError()).contains("ideas does not take it (invalid)");
        }
    }

    @Test
    void an_api_that_refuses_is_said_without_the_token_and_asked_again() {
        token = "toinen";
        try (IntakeExample example = fromApi()) {
            example.route().begin();
            await().atMost(SOON).until(() -> example.route().stand().lastError() != null);
            assertThat(example.route().stand().toString()).contains("401").doesNotContain("salaisuus");

            token = "salaisuus";

            await().atMost(SOON).until(() -> example.intake.log.size() == 2);
        }
    }

    private IntakeExample fromApi() {
        return new IntakeExample(
                "ideas-from-api.camel.yaml",
                Map.of(
                        "https://feedback.example.fi",
                        "http://localhost:" + server.getAddress().getPort(),
                        "period: 60000",
                        "period: 300"),
                Map.of("VAYLA_FEEDBACK_TOKEN", "salaisuus"));
    }
}
