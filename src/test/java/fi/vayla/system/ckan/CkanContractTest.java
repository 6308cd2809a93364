package fi.vayla.system.ckan;

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
        value = "ckan",
        of = {CkanAdapter.class, CkanAdapterFactory.class})
class CkanContractTest extends HttpAdapterContract {

    private final RestSystems rest = new RestSystems();

    @Override
    protected SystemAdapter adapter(URI url, Duration timeout) {
        return new CkanAdapterFactory(rest.connections()).create(rest.definition(url, timeout, "key"));
    }

    @Override
    protected MemberServer system(Town town) {
        return town.openData().server();
    }

    @Override
    protected String key() {
        return "tuu-lomakkeet";
    }

    @Override
    protected Call call() {
        return Calls.of(Calls.event("testi"), Map.of(), """
                {"dataset":{"name":"tuusula","title":"Tuusula","owner_org":"kaupunki"},"resource":"items","fields":[{"id":"item","type":"text"},{"id":"status","type":"text"}],"key":"item","row":{"item":"tuu-lomakkeet","status":"done"}}""");
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
