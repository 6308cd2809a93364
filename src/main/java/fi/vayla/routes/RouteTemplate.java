package fi.vayla.routes;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A Camel route template: a route in which <code>{{name}}</code> stands for a parameter's value, and <code>{{?name}}</code> for that
 * of one that may be left out, with the key that has it.
 *
 * @param parameters by their names, in their order
 * @param route what a route of it has, its id apart
 * @param at JSON Pointer to the route when the template stands in the file that uses it; empty for one that comes with the hub
 */
record RouteTemplate(String id, String description, Map<String, Parameter> parameters, JsonNode route, String at) {

    /** @param defaultValue null for one that has to be given, or may be left out */
    record Parameter(
            String name, boolean required, @Nullable String defaultValue) {}

    /**
     * @param definition what stands below {@code routeTemplate:}
     * @param at JSON Pointer to it; empty for a template that comes with the hub
     */
    static RouteTemplate read(JsonNode definition, String at) {
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        for (JsonNode given : definition.path("parameters")) {
            String name = given.path("name").asString("");
            String value =
                    given.has("defaultValue") ? given.path("defaultValue").asString("") : null;
            boolean required = value == null && given.path("required").asBoolean(true);
            parameters.put(name, new Parameter(name, required, value));
        }
        boolean whole = definition.has("route"); // or the short form, with from: in the template itself
        return new RouteTemplate(
                definition.path("id").asString(""),
                definition.path("description").asString(""),
                parameters,
                whole ? definition.path("route") : definition,
                at.isEmpty() || !whole ? at : at + "/route");
    }
}
