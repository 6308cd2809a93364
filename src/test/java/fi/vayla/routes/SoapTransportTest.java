package fi.vayla.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.vayla.TestHub;
import fi.vayla.system.Outcome;
import fi.vayla.system.soap.SoapServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The examples of SOAP, in and out, at a real SOAP server. */
class SoapTransportTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String ADDRESS = "https://registry.example.fi/services/letters";

    private SoapServer server;

    @BeforeEach
    void start() {
        server = SoapServer.start(TestHub.freePorts());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void each_element_of_an_answer_is_a_message() {
        server.ideas()
                .addAll(List.of(
                        SoapServer.Idea.of("1", "Pyöräpysäköinti <ja> muuta & muuta"),
                        SoapServer.Idea.of("2", "wrong"),
                        SoapServer.Idea.of("3", "Äänestys")));
        try (IntakeExample example = fromSoap()) {
            example.route().begin();

            await().atMost(SOON).until(() -> example.intake.asked >= 6);

            assertThat(example.intake.log)
                    .containsExactly(
                            "{\"id\":\"1\",\"title\":\"Pyöräpysäköinti <ja> muuta & muuta\"}",
                            "{\"id\":\"3\",\"title\":\"Äänestys\"}");
            assertThat(example.route().stand().lastError()).contains("ideas does not take it (invalid)");
        }
    }

    @Test
    void a_form_becomes_a_letter_in_the_order_of_the_mapping() throws Exception {
        Mapping mapping =
                Mapping.compile("letter-to-soap.jslt", TransportExample.text("letter-to-soap.jslt", Map.of()));
        String mapped = new String(
                mapping.apply(LetterExample.event(
                        "1", "{\"answers\": {\"nimi\": \"Testi Testinen\", \"asia\": \"Äänestys <&>\"}}")),
                StandardCharsets.UTF_8);
        try (LetterExample letters = new LetterExample(
                "letter-to-soap", Map.of(ADDRESS, server.url()), Map.of("VAYLA_REGISTRY_TOKEN", "salaisuus"))) {
            assertThat(letters.deliver("1", mapped)).isEqualTo(new Outcome.Delivered("HEL-1"));
        }
        assertThat(mapped).startsWith("{\"r:registerLetter\":{\"@xmlns:r\":").contains("\"id\":\"1\",\"line\":[");
        assertThat(server.letters()).isEqualTo(Map.of("1", List.of("nimi: Testi Testinen", "asia: Äänestys <&>")));
    }

    private IntakeExample fromSoap() {
        return new IntakeExample(
                "ideas-from-soap.camel.yaml", Map.of(ADDRESS, server.url(), "period: 60000", "period: 300"), Map.of());
    }
}
