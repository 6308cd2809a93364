package fi.vayla.routes;

import fi.vayla.event.InvalidConfiguration;
import fi.vayla.event.Yaml;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What the hub asks of a route file before Camel reads it. */
record RouteFile(List<String> ids) {

    /** Throws {@link InvalidConfiguration} when a route has no id or no description, or an id is there twice. */
    static RouteFile parse(TextFile file) {
        List<String> ids = new ArrayList<>();
        for (JsonNode entry : Yaml.parse(file.path(), file.readable(), JsonNode.class)) {
            JsonNode route = entry.path("route");
            if (route.isMissingNode()) {
                throw new InvalidConfiguration(file.path() + ": every entry is a route; write it below - route:");
            }
            String id = route.path("id").asString("");
            if (!id.matches("[a-z0-9][a-z0-9.-]{0,99}")) {
                throw new InvalidConfiguration(file.path() + ": a route's id has small letters, digits, . and -, not \""
                        + id + "\"; give it one");
            }
            if (ids.contains(id)) {
                throw new InvalidConfiguration(
                        file.path() + ": route " + id + " is there twice; give each an id of its own");
            }
            if (route.path("description").asString("").isBlank()) {
                throw new InvalidConfiguration(file.path() + ": route " + id + " has no description; add a sentence");
            }
            ids.add(id);
        }
        return new RouteFile(List.copyOf(ids));
    }
}
