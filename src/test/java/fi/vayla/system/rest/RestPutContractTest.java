package fi.vayla.system.rest;

import fi.vayla.conformance.Subject;
import fi.vayla.simulator.MemberServer;
import fi.vayla.simulator.Town;
import java.util.Map;

@Subject(
        value = "rest: PUT",
        of = {RestAdapter.class, RestAdapterFactory.class})
class RestPutContractTest extends RestContract {

    @Override
    boolean idempotent() {
        return false;
    }

    @Override
    Map<String, String> parameters() {
        return Map.of("method", "PUT", "path", "/decisions/{subject}");
    }

    @Override
    protected MemberServer system(Town town) {
        return town.website().server();
    }

    @Override
    protected String key() {
        return "/decisions/" + NUMBER;
    }
}
