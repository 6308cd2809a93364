package fi.vayla.routes;

import fi.vayla.event.Finding;
import fi.vayla.event.YamlFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A route file as far as the hub itself asks something of it: every entry is a route with an id of its own and a description,
 * or a template for routes of the same file.
 *
 * @param routes with those of templates written out
 * @param ids of its routes, each with a JSON Pointer to it among these
 * @param findings what is wrong; with one of them the file does not run
 */
record RouteFile(TextFile file, YamlFile yaml, FilledRoutes routes, Map<String, String> ids, List<Finding> findings) {

    static RouteFile read(TextFile file) {
        YamlFile yaml = YamlFile.parse(file.path(), file.text());
        FilledRoutes routes = FilledRoutes.of(yaml);
        Map<String, String> ids = new LinkedHashMap<>();
        List<Finding> findings = new ArrayList<>();
        if (!file.fault().isEmpty()) {
            findings.add(file.finding());
        } else if (yaml.fault().isPresent()) {
            findings.add(yaml.fault().get());
        } else if (routes.isEmpty()) { // half saved, perhaps
            findings.add(yaml.atValue("", "there is no route in it; write one below - route:, or remove the file"));
        } else {
            findings.addAll(routes.findings());
            for (int i = 0; i < yaml.tree().size(); i++) {
                if (!yaml.tree().get(i).has("routeTemplate")) {
                    readEntry("/" + i, routes, ids, findings);
                }
            }
        }
        return new RouteFile(file, yaml, routes, ids, List.copyOf(findings));
    }

    private static void readEntry(String entry, FilledRoutes routes, Map<String, String> ids, List<Finding> findings) {
        String at = entry + "/route";
        JsonNode route = routes.tree().at(at);
        boolean unfilled = routes.tree().at(entry).has("templatedRoute");
        if (route.isMissingNode() && !unfilled) {
            findings.add(routes.atValue(entry, "every entry is a route; write it below - route:"));
            return;
        }
        String id = (unfilled ? routes.tree().at(entry + "/templatedRoute/routeId") : route.path("id")).asString("");
        if (!isId(id)) {
            findings.add(routes.atValue(
                    at + "/id", "a route's id has small letters, digits, . and -, not \"" + id + "\"; give it one"));
        } else if (ids.putIfAbsent(id, at) != null) {
            findings.add(routes.atValue(at + "/id", "route " + id + " is there twice; give each an id of its own"));
        }
        if (!unfilled && route.path("description").asString("").isBlank()) {
            findings.add(routes.atKey(at + "/description", "route " + id + " has no description; add a sentence"));
        }
    }

    static boolean isId(String id) {
        return id.matches("[a-z0-9][a-z0-9.-]{0,99}");
    }

    /** Whether there is a route to look at. One whose id is misspelt is one too: the key that Camel does not know is told. */
    boolean isReadable() {
        return !ids.isEmpty()
                || routes.tree()
                        .valueStream()
                        .anyMatch(entry ->
                                entry.has("route") && !entry.path("route").has("id"));
    }

    /** What Camel is given to load. */
    String forCamel() {
        return routes.forCamel(file.text());
    }

    /** A route belongs to one file: its consumer group can have one owner only. */
    Finding taken(String id, TextFile other) {
        return routes.atValue(
                ids.get(id) + "/id",
                "there is a route " + id + " in " + other.path()
                        + " too, and both would share one consumer group; give this one an id of its own");
    }
}
