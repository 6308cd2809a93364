package fi.vayla.routes;

import fi.vayla.event.Finding;
import fi.vayla.event.InvalidConfiguration;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.camel.util.URISupport;
import tools.jackson.databind.JsonNode;

/**
 * An endpoint as a route file names it.
 *
 * @param at JSON Pointer to its URI
 * @param consumes whether the route starts with it
 * @param path what stands between the component's name and the parameters
 * @param parameters of the URI and of {@code parameters:} below it
 */
record NamedEndpoint(String at, boolean consumes, String component, String path, Map<String, String> parameters) {

    /** Steps that take a URI as their text. */
    private static final Set<String> SHORT = Set.of("to", "wireTap", "poll");

    /** All of a file, in its order; without those whose address is made while messages pass. */
    static List<NamedEndpoint> list(JsonNode tree) {
        List<NamedEndpoint> found = new ArrayList<>();
        walk("", "", tree, found);
        return found;
    }

    /** @param key the step that the node belongs to */
    private static void walk(String at, String key, JsonNode node, List<NamedEndpoint> found) {
        if (node.isString() && SHORT.contains(key)) {
            add(at, false, node.asString(), node, found);
        } else if (node.path("uri").isString()) {
            add(at + "/uri", key.equals("from"), node.path("uri").asString(), node.path("parameters"), found);
        }
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                walk(at + "/" + i, "", node.get(i), found);
            }
        }
        node.propertyStream()
                .filter(child -> !child.getKey().equals("parameters"))
                .forEach(child -> walk(at + "/" + child.getKey(), child.getKey(), child.getValue(), found));
    }

    private static void add(String at, boolean consumes, String uri, JsonNode given, List<NamedEndpoint> found) {
        if (uri.contains("${") || uri.contains("{{")) {
            return;
        }
        String[] parts = uri.split("\\?", 2);
        String[] address = parts[0].split(":", 2);
        Map<String, String> parameters = new TreeMap<>();
        if (parts.length > 1) {
            try {
                URISupport.parseQuery(parts[1]).forEach((name, value) -> parameters.put(name, String.valueOf(value)));
            } catch (URISyntaxException e) {
                return; // Camel says so when it loads the route
            }
        }
        given.propertyStream()
                .forEach(parameter ->
                        parameters.put(parameter.getKey(), parameter.getValue().asString("")));
        String path = address.length > 1 ? address[1].replaceFirst("^//", "") : "";
        found.add(new NamedEndpoint(at, consumes, address[0], path, parameters));
    }

    /** Where it is wrong: at the parameter, where one is named that does not stand in the URI. */
    Finding finding(InvalidConfiguration wrong, FilledRoutes routes) {
        String parameters = parametersAt(wrong.key(), routes.tree());
        return parameters.isEmpty()
                ? routes.atValue(at, String.valueOf(wrong.getMessage()))
                : routes.at(parameters, wrong);
    }

    /** The pointer below which a parameter stands; empty when it stands in the URI. */
    private String parametersAt(String parameter, JsonNode tree) {
        String below = at.endsWith("/uri") ? at.substring(0, at.length() - "uri".length()) + "parameters" : "";
        return below.isEmpty() || tree.at(below).path(parameter).isMissingNode() ? "" : below;
    }
}
