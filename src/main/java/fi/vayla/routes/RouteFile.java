package fi.vayla.routes;

import fi.vayla.event.InvalidConfiguration;
import fi.vayla.event.Yaml;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** One of the administrator's route files: what the hub asks of it before Camel reads it. */
record RouteFile(Path path, List<String> ids) {

    /** Throws {@link InvalidConfiguration} when a route has no id or no description. */
    static RouteFile read(Path path) {
        List<String> ids = new ArrayList<>();
        for (JsonNode entry : Yaml.read(path, JsonNode.class)) {
            JsonNode route = entry.path("route");
            if (route.isMissingNode()) {
                throw new InvalidConfiguration(path + ": every entry is a route; write it below - route:");
            }
            String id = route.path("id").asString("");
            if (!id.matches("[a-z0-9][a-z0-9.-]{0,99}")) {
                throw new InvalidConfiguration(
                        path + ": a route's id has small letters, digits, . and -, not \"" + id + "\"; give it one");
            }
            if (route.path("description").asString("").isBlank()) {
                throw new InvalidConfiguration(path + ": route " + id + " has no description; add a sentence");
            }
            ids.add(id);
        }
        return new RouteFile(path, List.copyOf(ids));
    }
}
