package fi.vayla.system.rest;

import fi.vayla.conformance.Subject;
import java.util.Map;

@Subject("rest: idempotent by key")
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
