package fi.vayla.routes;

import fi.vayla.event.Finding;
import fi.vayla.event.YamlFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A route file as far as the hub itself asks something of it: every entry is a route with an id of its own and a description.
 *
 * @param ids of its routes, each with a JSON Pointer to it
 * @param findings what is wrong; with one of them the file does not run
 */
record RouteFile(TextFile file, YamlFile yaml, Map<String, String> ids, List<Finding> findings) {

    static RouteFile read(TextFile file) {
        YamlFile yaml = YamlFile.parse(file.path(), file.text());
        Map<String, String> ids = new LinkedHashMap<>();
        List<Finding> findings = new ArrayList<>();
        if (!file.fault().isEmpty()) {
            findings.add(file.finding());
        } else if (yaml.fault().isPresent()) {
            findings.add(yaml.fault().get());
        } else if (!yaml.tree().isArray() || yaml.tree().isEmpty()) { // half saved, perhaps
            findings.add(yaml.atValue("", "there is no route in it; write one below - route:, or remove the file"));
        } else {
            for (int i = 0; i < yaml.tree().size(); i++) {
                readEntry("/" + i, yaml, ids, findings);
            }
        }
        return new RouteFile(file, yaml, ids, List.copyOf(findings));
    }

    private static void readEntry(String entry, YamlFile yaml, Map<String, String> ids, List<Finding> findings) {
        String at = entry + "/route";
        JsonNode route = yaml.tree().at(at);
        if (route.isMissingNode()) {
            findings.add(yaml.atValue(entry, "every entry is a route; write it below - route:"));
            return;
        }
        String id = route.path("id").asString("");
        if (!id.matches("[a-z0-9][a-z0-9.-]{0,99}")) {
            findings.add(yaml.atValue(
                    at + "/id", "a route's id has small letters, digits, . and -, not \"" + id + "\"; give it one"));
        } else if (ids.putIfAbsent(id, at) != null) {
            findings.add(yaml.atValue(at + "/id", "route " + id + " is there twice; give each an id of its own"));
        }
        if (route.path("description").asString("").isBlank()) {
            findings.add(yaml.atKey(at + "/description", "route " + id + " has no description; add a sentence"));
        }
    }

    /** A route belongs to one file: its consumer group can have one owner only. */
    Finding taken(String id, TextFile other) {
        return yaml.atValue(
                ids.get(id) + "/id",
                "there is a route " + id + " in " + other.path()
                        + " too, and both would share one consumer group; give this one an id of its own");
    }
}
