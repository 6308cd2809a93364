package fi.vayla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.vayla.log.Broker;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** AcceptedIsDurable: without Kafka the hub says so, takes nothing that it cannot keep, and goes on when Kafka is back. */
class AcceptedIsDurableIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void without_kafka_the_answer_is_503_and_nothing_accepted_is_lost() {
        try (Broker broker = new Broker(folder.resolve("broker"), TestHub.freePorts());
                TestHub hub = TestHub.start(
                        folder,
                        Map.of(
                                "vayla.log.bootstrap-servers", broker.servers(),
                                "vayla.log.partitions", "4",
                                "vayla.log.append-timeout", "2s"))) {
            assertThat(post(hub, "before").statusCode()).isEqualTo(202);

            broker.stop();
            HttpResponse<String> refused = post(hub, "during");
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");

            broker.startAgain();
            await().atMost(SOON)
                    .untilAsserted(
                            () -> assertThat(post(hub, "during").statusCode()).isEqualTo(202));
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(hub.getJson("/api/messages?type=form.submitted&key=before")
                                    .path("messages"))
                            .hasSize(1));
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(hub.getJson("/api/messages?type=form.submitted&key=during")
                                    .path("messages"))
                            .hasSize(1));
        }
    }

    private static HttpResponse<String> post(TestHub hub, String id) {
        String idea = "{\"id\":\"%s\",\"title\":\"Venepaikkojen jonotilanne\"}".formatted(id);
        return hub.post("/intake/ideas", idea.getBytes(StandardCharsets.UTF_8));
    }
}
