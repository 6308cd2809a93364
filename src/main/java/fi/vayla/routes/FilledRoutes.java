package fi.vayla.routes;

import fi.vayla.event.Finding;
import fi.vayla.event.InvalidConfiguration;
import fi.vayla.event.Json;
import fi.vayla.event.YamlFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The routes of a file with those of templates written out. Each part still knows where the file says it.
 *
 * @param tree as many entries as the file has: {@code route:} for each route, null for a template, and what is
 *     wrong as it stands in the file
 * @param places JSON Pointers into the tree, each with that of the part of the file which it comes from; those of plain routes
 *     are the same in both
 * @param findings what is wrong with the templates and what is made of them
 */
record FilledRoutes(YamlFile yaml, ArrayNode tree, Map<String, String> places, List<Finding> findings) {

    static FilledRoutes of(YamlFile yaml) {
        ArrayNode tree = Json.MAPPER.createArrayNode();
        FilledRoutes routes = new FilledRoutes(yaml, tree, new HashMap<>(), new ArrayList<>());
        if (!yaml.tree().isArray()) {
            return routes;
        }
        if (yaml.tree().valueStream().noneMatch(FilledRoutes::isTemplate)) {
            yaml.tree().forEach(tree::add);
            return routes;
        }
        Map<String, RouteTemplate> templates = routes.templates();
        for (int i = 0; i < yaml.tree().size(); i++) {
            JsonNode entry = yaml.tree().path(i);
            if (entry.has("routeTemplate")) {
                tree.addNull();
            } else {
                tree.add(entry.has("templatedRoute") ? routes.filled("/" + i, entry, templates) : entry);
            }
        }
        return routes;
    }

    private static boolean isTemplate(JsonNode entry) {
        return entry.has("routeTemplate") || entry.has("templatedRoute");
    }

    /** Those of the hub, and before them those that the file has for itself. */
    private Map<String, RouteTemplate> templates() {
        Map<String, RouteTemplate> own = new TreeMap<>();
        for (int i = 0; i < yaml.tree().size(); i++) {
            String at = "/" + i + "/routeTemplate";
            JsonNode definition = yaml.tree().at(at);
            if (!definition.isMissingNode()) {
                RouteTemplate template = RouteTemplate.read(definition, at);
                if (own.put(template.id(), template) != null) {
                    findings.add(yaml.atValue(
                            at + "/id", "template " + template.id() + " is there twice; give each an id of its own"));
                }
            }
        }
        ShippedTemplates.all().forEach(own::putIfAbsent);
        return own;
    }

    /** The entry as it is when there is something wrong with it. */
    private JsonNode filled(String at, JsonNode entry, Map<String, RouteTemplate> templates) {
        String name = entry.at("/templatedRoute/routeTemplateRef").asString("");
        RouteTemplate template = templates.get(name);
        String reference = at + "/templatedRoute/routeTemplateRef";
        places.put(at, reference);
        places.put(at + "/route/id", at + "/templatedRoute/routeId");
        if (template == null) {
            findings.add(yaml.atValue(
                    reference, "there is no template \"%s\"; use one of %s".formatted(name, templates.keySet())));
            return entry;
        }
        if (!template.at().isEmpty()) {
            places.put(at + "/route", template.at());
        }
        TemplatedRoute route = new TemplatedRoute(yaml, at + "/templatedRoute", template, places);
        Optional<JsonNode> filled = route.fill(at + "/route");
        findings.addAll(route.findings());
        return filled.<JsonNode>map(whole -> Json.MAPPER.createObjectNode().set("route", whole))
                .orElse(entry);
    }

    /** Whether there is nothing that could run. */
    boolean isEmpty() {
        return tree.valueStream().allMatch(JsonNode::isNull);
    }

    /** As {@link YamlFile#atKey}, of a pointer into the tree. */
    Finding atKey(String pointer, String text) {
        return yaml.atKey(place(pointer), text);
    }

    /** As {@link YamlFile#atValue}, of a pointer into the tree. */
    Finding atValue(String pointer, String text) {
        return yaml.atValue(place(pointer), text);
    }

    /** As {@link YamlFile#at}, of a pointer into the tree. */
    Finding at(String pointer, InvalidConfiguration wrong) {
        String whole = wrong.key().isEmpty() ? pointer : pointer + "/" + wrong.key();
        String place = place(whole);
        return place.equals(whole) ? yaml.at(pointer, wrong) : yaml.atValue(place, String.valueOf(wrong.getMessage()));
    }

    private String place(String pointer) {
        for (String at = pointer; !at.isEmpty(); at = at.substring(0, at.lastIndexOf('/'))) {
            String place = places.get(at);
            if (place != null) {
                return place;
            }
        }
        return pointer;
    }

    /** The routes as Camel is given them, in its YAML; the file's own text when that says the same. */
    String forCamel(String text) {
        ArrayNode routes = Json.MAPPER.createArrayNode();
        tree.forEach(entry -> {
            if (!entry.isNull()) {
                routes.add(literal(entry));
            }
        });
        return routes.equals(yaml.tree()) ? text : Json.MAPPER.writeValueAsString(routes);
    }

    /** Camel makes a URI of the parameters without escaping them: what has a meaning there is marked as meant. */
    private static JsonNode literal(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode copy = Json.MAPPER.createObjectNode();
                boolean ours = object.path("uri").asString("").matches("(event|system):.*");
                object.propertyStream()
                        .forEach(child -> copy.set(
                                child.getKey(),
                                ours && child.getKey().equals("parameters")
                                        ? literalValues(child.getValue())
                                        : literal(child.getValue())));
                yield copy;
            }
            case ArrayNode array -> {
                ArrayNode copy = Json.MAPPER.createArrayNode();
                array.forEach(child -> copy.add(literal(child)));
                yield copy;
            }
            default -> node;
        };
    }

    private static JsonNode literalValues(JsonNode parameters) {
        ObjectNode copy = Json.MAPPER.createObjectNode();
        parameters.propertyStream().forEach(parameter -> {
            String value = parameter.getValue().asString("");
            boolean plain = value.startsWith("RAW(") || !value.matches("(?s).*[+%&].*");
            copy.set(
                    parameter.getKey(),
                    plain ? parameter.getValue() : Json.MAPPER.getNodeFactory().stringNode("RAW(" + value + ")"));
        });
        return copy;
    }
}
