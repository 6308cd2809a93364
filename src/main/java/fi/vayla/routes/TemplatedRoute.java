package fi.vayla.routes;

import fi.vayla.event.Finding;
import fi.vayla.event.Json;
import fi.vayla.event.YamlFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes out one {@code templatedRoute:} of a file, or says what is wrong with it. */
final class TemplatedRoute {

    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\??)([A-Za-z0-9_.-]+)}}");

    /** Of a template in the short form, what is not the route's; and the id, which each route has for itself. */
    private static final Set<String> NO_PART = Set.of("id", "parameters", "beans");

    private final YamlFile yaml;
    private final String at;
    private final RouteTemplate template;
    private final Map<String, String> given = new HashMap<>();
    private final Map<String, String> givenAt = new HashMap<>();
    private final Map<String, String> places;
    private final List<Finding> findings = new ArrayList<>();
    private boolean complete = true;

    /**
     * @param at JSON Pointer to the {@code templatedRoute:}
     * @param places is told where each part of the route stands in the file, both as JSON Pointers
     */
    TemplatedRoute(YamlFile yaml, String at, RouteTemplate template, Map<String, String> places) {
        this.yaml = yaml;
        this.at = at;
        this.template = template;
        this.places = places;
    }

    /** What is wrong; with one of them nothing is written out. */
    List<Finding> findings() {
        return findings;
    }

    /** @param to JSON Pointer to where the route will stand */
    Optional<JsonNode> fill(String to) {
        readParameters();
        if (!findings.isEmpty() || !complete) {
            return Optional.empty();
        }
        ObjectNode route = Json.MAPPER.createObjectNode();
        JsonNode id = yaml.tree().at(at + "/routeId");
        if (!id.isMissingNode()) {
            route.set("id", id);
        }
        for (String part : template.route().propertyNames()) {
            if (!NO_PART.contains(part)) {
                fill(
                                to + "/" + part,
                                below(template.at(), part),
                                template.route().path(part))
                        .ifPresent(value -> route.set(part, value));
            }
        }
        return findings.isEmpty() ? Optional.of(route) : Optional.empty();
    }

    private void readParameters() {
        JsonNode parameters = yaml.tree().at(at + "/parameters");
        for (int i = 0; i < parameters.size(); i++) {
            String parameter = at + "/parameters/" + i;
            String name = parameters.path(i).path("name").asString("");
            if (name.isEmpty() || !parameters.path(i).path("value").isValueNode()) {
                complete = false; // and Camel's schema says so
            } else if (!template.parameters().containsKey(name)) {
                add(
                        parameter + "/name",
                        "template %s has no parameter %s; use one of %s"
                                .formatted(
                                        template.id(),
                                        name,
                                        template.parameters().keySet()));
            } else if (given.putIfAbsent(name, parameters.path(i).path("value").asString("")) != null) {
                add(parameter + "/name", "parameter " + name + " is there twice; remove one");
            } else {
                givenAt.put(name, parameter + "/value");
            }
        }
        if (findings.isEmpty() && complete) { // a mistyped one is told already
            template.parameters().values().stream()
                    .filter(parameter -> parameter.required() && !given.containsKey(parameter.name()))
                    .forEach(parameter -> findings.add(yaml.atKey(
                            at + "/parameters",
                            "template %s needs the parameter %s; add it".formatted(template.id(), parameter.name()))));
        }
        if (!yaml.tree().at(at + "/beans").isMissingNode()) {
            findings.add(yaml.atKey(at + "/beans", "a template of the hub takes no beans; remove them"));
        }
    }

    /**
     * A part of the route with its places filled in; none when it stands for a parameter that is left out.
     *
     * @param from JSON Pointer to the part when the template stands in the same file; else empty
     */
    private Optional<JsonNode> fill(String to, String from, JsonNode part) {
        if (!from.isEmpty()) {
            places.put(to, from);
        }
        return switch (part) {
            case ObjectNode object -> {
                ObjectNode filled = Json.MAPPER.createObjectNode();
                object.propertyStream()
                        .forEach(child -> fill(below(to, child.getKey()), below(from, child.getKey()), child.getValue())
                                .ifPresent(value -> filled.set(child.getKey(), value)));
                yield Optional.of(filled);
            }
            case ArrayNode array -> {
                ArrayNode filled = Json.MAPPER.createArrayNode();
                for (int i = 0; i < array.size(); i++) {
                    fill(below(to, Integer.toString(i)), below(from, Integer.toString(i)), array.get(i))
                            .ifPresent(filled::add);
                }
                yield Optional.of(filled);
            }
            default -> part.isString() ? text(to, part.asString()) : Optional.of(part);
        };
    }

    private Optional<JsonNode> text(String to, String text) {
        Matcher place = PLACE.matcher(text);
        while (place.find()) {
            String name = place.group(2);
            if (place.group(1).equals("?")
                    && template.parameters().containsKey(name)
                    && value(name).isEmpty()) {
                return Optional.empty();
            }
            if (givenAt.containsKey(name)) {
                places.put(to, givenAt.get(name));
            }
        }
        return Optional.of(Json.MAPPER.getNodeFactory().stringNode(filled(text, to, new LinkedHashSet<>())));
    }

    private Optional<String> value(String name) {
        RouteTemplate.Parameter parameter = template.parameters().get(name);
        return Optional.ofNullable(given.get(name))
                .or(() -> Optional.ofNullable(parameter == null ? null : parameter.defaultValue()));
    }

    /**
     * @param to JSON Pointer to the text
     * @param within the parameters whose values led to it
     */
    private String filled(String text, String to, SequencedSet<String> within) {
        Function<MatchResult, String> fill = place -> {
            String name = place.group(2);
            if (!template.parameters().containsKey(name)) {
                String wrong =
                        within.isEmpty() ? places.getOrDefault(to, at) : givenAt.getOrDefault(within.getLast(), at);
                add(wrong, "template " + template.id() + " has no parameter " + name + "; correct {{" + name + "}}");
                return "";
            }
            if (!within.add(name)) {
                add(
                        givenAt.getOrDefault(within.getFirst(), at + "/routeTemplateRef"),
                        "the parameters %s stand for each other in a circle; write out what one of them stands for"
                                .formatted(within));
                return "";
            }
            String value = filled(value(name).orElse(""), to, within);
            within.remove(name);
            return value;
        };
        return PLACE.matcher(text).replaceAll(fill.andThen(Matcher::quoteReplacement));
    }

    private void add(String pointer, String text) {
        findings.add(yaml.atValue(pointer, text));
    }

    /** An empty pointer has nothing below it. */
    private static String below(String pointer, String key) {
        return pointer.isEmpty() ? "" : pointer + "/" + key.replace("~", "~0").replace("/", "~1");
    }
}
