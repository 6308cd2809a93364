package fi.vayla.system.rest;

import fi.vayla.conformance.Subject;
import java.util.Map;

@Subject(
        value = "rest: can be asked",
        of = {RestAdapter.class, RestAdapterFactory.class})
class RestFindContractTest extends RestContract {

    @Override
    boolean idempotent() {
        return false;
    }

    @Override
    Map<String, String> parameters() {
        return Map.of("path", "/cases", "find", "/cases?externalId={subject}", "found", "/0/id");
    }
}
