package fi.vayla.system.soap;

import fi.vayla.conformance.HttpAdapterContract;
import fi.vayla.conformance.Subject;
import fi.vayla.security.Secrets;
import fi.vayla.simulator.MemberServer;
import fi.vayla.simulator.SoapRegistry;
import fi.vayla.simulator.Town;
import fi.vayla.system.Call;
import fi.vayla.system.Calls;
import fi.vayla.system.HttpConnections;
import fi.vayla.system.SystemAdapter;
import fi.vayla.system.SystemDefinition;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

@Subject(
        value = "soap: idempotent by key",
        of = {SoapAdapter.class, SoapAdapterFactory.class})
class SoapContractTest extends HttpAdapterContract {

    private final SoapRegistry registry = new SoapRegistry();
    private final HttpConnections connections = new HttpConnections(new Secrets(name -> "salaisuus"));
    private final SoapAdapterFactory factory = new SoapAdapterFactory(connections);

    @AfterEach
    void close() throws IOException {
        connections.close();
        registry.close();
    }

    @Override
    protected SystemAdapter adapter(URI url, Duration timeout) {
        return factory.create(new SystemDefinition(
                "kirjaamo", "soap", "Kirjaamo", url.toString(), null, timeout, "/id", 64, 0, true, timeout));
    }

    @Override
    protected MemberServer system(Town town) {
        return registry.server();
    }

    @Override
    protected String key() {
        return "kirje-1";
    }

    @Override
    protected Call call() {
        return Calls.of(
                Calls.event("kirje-1"),
                Map.of("action", "http://registry.example.fi/registerLetter"),
                "{\"registerLetter\": {\"id\": \"kirje-1\", \"name\": \"Testi Testinen\"}}");
    }

    @Override
    protected Call invalid() {
        return Calls.of(Calls.event("kirje-1"), Map.of(), "{\"somethingElse\": {\"id\": \"kirje-1\"}}");
    }

    @Override
    protected boolean tellsInItsBody() {
        return true;
    }
}
