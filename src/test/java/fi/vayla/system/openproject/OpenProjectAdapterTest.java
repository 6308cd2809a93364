package fi.vayla.system.openproject;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import fi.vayla.system.Calls;
import fi.vayla.system.Outcome;
import fi.vayla.system.SystemAdapter;
import fi.vayla.system.rest.RestSystems;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody else writes to the work package between the hub's read and its write. */
class OpenProjectAdapterTest {

    private final RestSystems rest = new RestSystems();
    private final AtomicInteger version = new AtomicInteger(3);
    private final AtomicInteger othersWrite = new AtomicInteger();
    private final List<String> written = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            int status = 200;
            if (exchange.getRequestMethod().equals("PATCH")) {
                if (othersWrite.getAndDecrement() > 0) {
                    version.incrementAndGet();
                }
                status = body.contains("\"lockVersion\":" + version.get()) ? 200 : 409;
                written.add(body);
            }
            byte[] answer =
                    ("{\"lockVersion\":" + version.get() + ",\"percentageDone\":0}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop(0);
        rest.close();
    }

    @Test
    void it_is_read_and_written_again() {
        othersWrite.set(2);

        assertThat(deliver()).isEqualTo(new Outcome.Delivered("17"));

        assertThat(written)
                .containsExactly(
                        "{\"percentageDone\":40,\"lockVersion\":3}",
                        "{\"percentageDone\":40,\"lockVersion\":4}",
                        "{\"percentageDone\":40,\"lockVersion\":5}");
    }

    @Test
    void a_conflict_that_does_not_end_is_told_to_an_operator() {
        othersWrite.set(100);

        assertThat(deliver()).isInstanceOf(Outcome.Refused.class);

        assertThat(written).hasSize(5);
    }

    private Outcome deliver() {
        URI url = URI.create("http://localhost:" + server.getAddress().getPort());
        SystemAdapter adapter = new OpenProjectAdapterFactory(rest.connections())
                .create(rest.definition(url, Duration.ofSeconds(20), "basic"));
        return adapter.deliver(
                Calls.of(Calls.event("testi"), Map.of(), "{\"id\":\"17\",\"fields\":{\"percentageDone\":40}}"));
    }
}
