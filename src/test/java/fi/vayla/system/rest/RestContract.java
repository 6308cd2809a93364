package fi.vayla.system.rest;

import fi.vayla.attachment.FileStores;
import fi.vayla.conformance.HttpAdapterContract;
import fi.vayla.security.Secrets;
import fi.vayla.simulator.MemberServer;
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

/** The REST adapter against case management; what the route and the system say differs. */
abstract class RestContract extends HttpAdapterContract {

    static final String NUMBER = "KUVA-2026-000001";

    private final HttpConnections connections = new HttpConnections(new Secrets(name -> "salaisuus"));
    private final RestAdapterFactory factory = new RestAdapterFactory(connections, FileStores::none);

    abstract boolean idempotent();

    abstract Map<String, String> parameters();

    @Override
    protected SystemAdapter adapter(URI url, Duration timeout) {
        return factory.create(new SystemDefinition(
                "asiat", "rest", "Asianhallinta", url.toString(), null, timeout, "/id", 64, 0, idempotent(), timeout));
    }

    @Override
    protected MemberServer system(Town town) {
        return town.caseManagement().server();
    }

    @Override
    protected String key() {
        return NUMBER;
    }

    @Override
    protected Call call() {
        return Calls.of(
                Calls.event(NUMBER),
                parameters(),
                "{\"externalId\":\"" + NUMBER + "\",\"title\":\"Äänekkäät Örkit ry\"}");
    }

    @Override
    protected Call invalid() {
        return Calls.of(Calls.event(NUMBER), parameters(), "<asia/>");
    }

    @AfterEach
    void closeClient() throws IOException {
        connections.close();
    }
}
