package fi.vayla.system.openproject;

import fi.vayla.conformance.HttpAdapterContract;
import fi.vayla.conformance.Subject;
import fi.vayla.simulator.MemberServer;
import fi.vayla.simulator.Town;
import fi.vayla.system.Call;
import fi.vayla.system.Calls;
import fi.vayla.system.SystemAdapter;
import fi.vayla.system.rest.RestSystems;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

@Subject(
        value = "openproject",
        of = {OpenProjectAdapter.class, OpenProjectAdapterFactory.class})
class OpenProjectContractTest extends HttpAdapterContract {

    private final RestSystems rest = new RestSystems();

    @Override
    protected SystemAdapter adapter(URI url, Duration timeout) {
        return new OpenProjectAdapterFactory(rest.connections()).create(rest.definition(url, timeout, "basic"));
    }

    @Override
    protected MemberServer system(Town town) {
        return town.openProject().server();
    }

    @Override
    protected String key() {
        return "1";
    }

    @Override
    protected Call call() {
        return Calls.of(Calls.event("testi"), Map.of(), """
                {"id":"1","fields":{"percentageDone":40},"status":["In progress"]}""");
    }

    @Override
    protected Call invalid() {
        return Calls.of(Calls.event("testi"), Map.of(), "{}");
    }

    @Override
    protected boolean readsFirst() {
        return true;
    }

    @AfterEach
    void closeClient() throws Exception {
        rest.close();
    }
}
