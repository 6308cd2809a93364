package fi.vayla.system.rest;

import fi.vayla.conformance.Subject;
import java.util.Map;

@Subject(
        value = "rest: idempotent by key",
        of = {RestAdapter.class, RestAdapterFactory.class})
class RestIdempotentContractTest extends RestContract {

    @Override
    boolean idempotent() {
        return true;
    }

    @Override
    Map<String, String> parameters() {
        return Map.of("path", "/cases");
    }
}
