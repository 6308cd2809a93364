package fi.vayla.system.github;

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
        value = "github",
        of = {GithubAdapter.class, GithubAdapterFactory.class})
class GithubContractTest extends HttpAdapterContract {

    private final RestSystems rest = new RestSystems();

    @Override
    protected SystemAdapter adapter(URI url, Duration timeout) {
        return new GithubAdapterFactory(rest.connections()).create(rest.definition(url, timeout, "bearer"));
    }

    @Override
    protected MemberServer system(Town town) {
        return town.portfolio().server();
    }

    @Override
    protected String key() {
        return "porvoo/digiohjelma#1";
    }

    @Override
    protected Call call() {
        return Calls.of(Calls.event("testi"), Map.of(), """
                {"ref":"porvoo/digiohjelma#1","state":"closed","stateReason":"completed","labels":["status: done"]}""");
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
