package fi.vayla.bench;

import tools.jackson.databind.json.JsonMapper;

/** The mapper of the harness and of what it measures the hub against. */
final class Json {

    static final JsonMapper MAPPER = new JsonMapper();

    private Json() {}
}
