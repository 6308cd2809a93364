package fi.vayla.event;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.node.MissingNode;

/** A YAML file of which every part knows where it stands, so that all that is wrong in it can be told at once. */
public final class YamlFile {

    /** Line and column, from 1. */
    public record Place(int line, int column) {

        public static final Place START = new Place(1, 1);

        static Place of(TokenStreamLocation at) {
            return new Place(Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
        }
    }

    private final String name;
    private final Map<JsonPointer, Place> keys = new HashMap<>();
    private final Map<JsonPointer, Place> values = new HashMap<>();
    private final JsonNode tree;
    private final @Nullable Finding fault;

    private YamlFile(Path file, String text) {
        name = file.toString();
        JsonNode read = MissingNode.getInstance();
        Finding broken = null;
        try {
            read = Yaml.MAPPER.readTree(text);
            try (JsonParser parser = Yaml.MAPPER.createParser(text)) {
                findPlaces(parser);
            }
        } catch (JacksonException e) {
            broken = Finding.of(name, Yaml.place(text, e), Yaml.explanation(e));
        }
        tree = read;
        fault = broken;
    }

    /** @param file what findings call it */
    public static YamlFile parse(Path file, String text) {
        return new YamlFile(file, text);
    }

    private void findPlaces(JsonParser parser) {
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            JsonPointer at = parser.streamReadContext().pathAsPointer();
            if (token == JsonToken.PROPERTY_NAME) {
                keys.put(at, Place.of(parser.currentTokenLocation()));
            } else if (!token.isStructEnd()) {
                values.put(at, Place.of(parser.currentTokenLocation()));
            }
        }
    }

    /** Why it is not YAML, if it is not; there is nothing else in it then. */
    public Optional<Finding> fault() {
        return Optional.ofNullable(fault);
    }

    public JsonNode tree() {
        return tree;
    }

    /** A finding for each key at the top that is none of these. */
    public List<Finding> unknownKeys(String... known) {
        Set<String> names = new TreeSet<>(tree.propertyNames());
        names.removeAll(Set.of(known));
        return names.stream()
                .map(name -> atKey(
                        "/" + name, "there is no key \"%s\" here; use %s".formatted(name, String.join(", ", known))))
                .toList();
    }

    /** At the key of what the pointer leads to, or at what is nearest to it in the file. */
    public Finding atKey(String pointer, String text) {
        return at(pointer, keys, text);
    }

    /** At the value that the pointer leads to, or at what is nearest to it in the file. */
    public Finding atValue(String pointer, String text) {
        return at(pointer, values, text);
    }

    /** What was found wrong with the part that the pointer leads to. */
    public Finding at(String pointer, InvalidConfiguration wrong) {
        String text = String.valueOf(wrong.getMessage());
        String plain = text.startsWith(name + ": ") ? text.substring(name.length() + 2) : text;
        String at = wrong.key().isEmpty() ? pointer : pointer + "/" + wrong.key();
        return wrong.key().isEmpty() || wrong.isUnknownKey() ? atKey(at, plain) : atValue(at, plain);
    }

    private Finding at(String pointer, Map<JsonPointer, Place> first, String text) {
        for (JsonPointer at = JsonPointer.compile(pointer); at != null; at = at.head()) {
            Place place = first.getOrDefault(at, keys.getOrDefault(at, values.get(at)));
            if (place != null) {
                return Finding.of(name, place, text);
            }
        }
        return Finding.of(name, Place.START, text);
    }

    /** Throws {@link InvalidConfiguration} when the part is not such a record. */
    public <T> T read(String pointer, Class<T> type) {
        try {
            return Yaml.MAPPER.treeToValue(tree.at(pointer), type);
        } catch (JacksonException e) {
            String at = Yaml.pointer(e).toString();
            String key = at.isEmpty() ? "" : at.substring(1);
            throw e instanceof UnrecognizedPropertyException
                    ? InvalidConfiguration.ofUnknown(key, Yaml.explanation(e))
                    : InvalidConfiguration.of(key, Yaml.explanation(e));
        }
    }
}
