package fi.vayla.system.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.vayla.TestHub;
import fi.vayla.event.InvalidConfiguration;
import fi.vayla.security.Secrets;
import fi.vayla.system.Call;
import fi.vayla.system.Calls;
import fi.vayla.system.HttpConnections;
import fi.vayla.system.Outcome;
import fi.vayla.system.SystemAdapter;
import fi.vayla.system.SystemDefinition;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The SOAP adapter at a real SOAP server. */
class SoapServerTest {

    private static final Map<SoapVersion, String> WRITTEN = Map.of(SoapVersion.V1_1, "1.1", SoapVersion.V1_2, "1.2");
    private static final String ACTION = "http://registry.example.fi/registerLetter";

    private final HttpConnections connections = new HttpConnections(new Secrets(name -> "salaisuus"));

    @AfterEach
    void close() throws IOException {
        connections.close();
    }

    @ParameterizedTest
    @EnumSource
    void a_letter_is_registered_and_its_number_told(SoapVersion version) {
        try (SoapServer server = new SoapServer(TestHub.freePorts(), version)) {
            assertThat(adapter(server, Map.of("version", WRITTEN.get(version))).deliver(letter("1")))
                    .isEqualTo(new Outcome.Delivered("HEL-1"));

            assertThat(server.letters()).isEqualTo(Map.of("1", List.of("Hyvää <päivää> & näkemiin", "Testi Testinen")));
            assertThat(server.headers())
                    .containsEntry("idempotency-key", "reitti-1")
                    .containsEntry("traceparent", Calls.TRACEPARENT)
                    .containsEntry("authorization", "Bearer salaisuus");
        }
    }

    @Test
    void the_action_stands_where_the_version_has_it() {
        try (SoapServer old = new SoapServer(TestHub.freePorts(), SoapVersion.V1_1);
                SoapServer server = new SoapServer(TestHub.freePorts(), SoapVersion.V1_2)) {
            adapter(old, Map.of()).deliver(letter("1"));
            adapter(server, Map.of("version", "1.2")).deliver(letter("1"));

            assertThat(old.headers())
                    .containsEntry("soapaction", "\"" + ACTION + "\"")
                    .containsEntry("content-type", "text/xml; charset=utf-8");
            assertThat(server.headers())
                    .doesNotContainKey("soapaction")
                    .hasEntrySatisfying(
                            "content-type",
                            type -> assertThat(type)
                                    .startsWith("application/soap+xml; charset=utf-8")
                                    .contains("action=\"" + ACTION + "\""));
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_senders_fault_is_a_refusal_and_the_servers_is_waited_for(SoapVersion version) {
        try (SoapServer server = new SoapServer(TestHub.freePorts(), version)) {
            SystemAdapter adapter = adapter(server, Map.of("version", WRITTEN.get(version)));

            assertThat(adapter.deliver(letter("Client"))).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
                assertThat(refused.reason()).isEqualTo(Outcome.Reason.REJECTED_BY_SYSTEM);
                assertThat(refused.detail()).contains("Ei käy");
            });
            assertThat(adapter.deliver(letter("Server"))).isInstanceOf(Outcome.Unavailable.class);
            assertThat(server.letters()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_fault_of_the_services_own_is_a_refusal_when_the_system_says_so(SoapVersion version) {
        try (SoapServer server = new SoapServer(TestHub.freePorts(), version)) {
            String written = WRITTEN.get(version);

            assertThat(adapter(server, Map.of("version", written)).deliver(letter("declared")))
                    .isInstanceOf(Outcome.Unavailable.class);
            assertThat(adapter(server, Map.of("version", written, "refusals", "Other, InvalidLetter"))
                            .deliver(letter("declared")))
                    .isInstanceOfSatisfying(
                            Outcome.Refused.class,
                            refused -> assertThat(refused.detail()).contains("InvalidLetter", "Kirje ei kelpaa"));
        }
    }

    @Test
    void an_operation_that_is_not_there_is_a_refusal() {
        try (SoapServer server = SoapServer.start(TestHub.freePorts())) {
            assertThat(adapter(server, Map.of())
                            .deliver(Calls.of(Calls.event("1"), Map.of(), "{\"unknown\": {\"id\": 1}}")))
                    .isInstanceOf(Outcome.Refused.class);
        }
    }

    @Test
    void what_has_no_xml_is_not_sent() {
        try (SoapServer server = SoapServer.start(TestHub.freePorts())) {
            assertThat(adapter(server, Map.of()).deliver(Calls.of(Calls.event("1"), Map.of(), "{\"a b\": 1}")))
                    .isEqualTo(new Outcome.Refused(Outcome.Reason.MAPPING, "At /a b: a b is no name of an element"));
            assertThat(server.headers()).isEmpty();
        }
    }

    @Test
    void a_wrong_option_or_parameter_is_said() {
        try (SoapServer server = SoapServer.start(TestHub.freePorts())) {
            assertThatThrownBy(() -> adapter(server, Map.of("version", "2")))
                    .isInstanceOf(InvalidConfiguration.class)
                    .hasMessageContaining("no SOAP 2");
            assertThatThrownBy(() -> adapter(server, Map.of("wsdl", "x")))
                    .isInstanceOf(InvalidConfiguration.class)
                    .hasMessageContaining("no option wsdl");
            SystemAdapter adapter = adapter(server, Map.of());
            adapter.check(Map.of("action", ACTION));
            assertThatThrownBy(() -> adapter.check(Map.of("path", "/x")))
                    .isInstanceOf(InvalidConfiguration.class)
                    .hasMessageContaining("no parameter path");
            assertThatThrownBy(() -> adapter.check(Map.of("action", "a\"\r\nb")))
                    .isInstanceOf(InvalidConfiguration.class)
                    .hasMessageContaining("is none");
        }
    }

    private static Call letter(String id) {
        return Calls.of(Calls.event(id), Map.of("action", ACTION), """
                {"r:registerLetter": {"@xmlns:r": "%s", "id": "%s", "line": ["Hyvää <päivää> & näkemiin", "Testi Testinen"]}}
                """.formatted(SoapServer.NAMESPACE, id));
    }

    private SystemAdapter adapter(SoapServer server, Map<String, String> options) {
        return new SoapAdapterFactory(connections)
                .create(new SystemDefinition(
                        "kirjaamo",
                        "soap",
                        "Kirjaamo",
                        server.url(),
                        "env:TOKEN",
                        Duration.ofSeconds(30),
                        "/number",
                        64,
                        0,
                        false,
                        Duration.ZERO,
                        null,
                        options));
    }
}
