package fi.vayla.routes;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import fi.vayla.event.Finding;
import fi.vayla.event.YamlFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The schema of Camel's YAML DSL, as the version of Camel brings it that runs the routes. Compiled once; thread-safe. */
final class CamelSchema {

    private static final String RESOURCE = "/schema/camelYamlDsl.json";

    private static final class Compiled {
        static final Schema SCHEMA = compile();
    }

    private CamelSchema() {}

    /** What it refuses, one finding a place. */
    static List<Finding> check(YamlFile yaml) {
        Map<String, Error> errors = new LinkedHashMap<>();
        Compiled.SCHEMA.validate(yaml.tree()).forEach(error -> errors.putIfAbsent(pointer(error), error));
        return errors.entrySet().stream()
                .filter(error -> isDeepest(error.getKey(), errors))
                .map(error -> finding(error.getKey(), error.getValue(), yaml))
                .toList();
    }

    /** A step that may be written in several forms is wrong in each of them; the form that fits best fails furthest down. */
    private static boolean isDeepest(String pointer, Map<String, Error> errors) {
        return errors.keySet().stream().noneMatch(other -> other.startsWith(pointer + "/"));
    }

    private static Finding finding(String pointer, Error error, YamlFile yaml) {
        return switch (error.getKeyword()) {
            case "additionalProperties" ->
                yaml.atKey(
                        pointer,
                        "Camel knows no \"" + error.getProperty() + "\" here; correct its name or its indentation");
            case "required" -> yaml.atKey(pointer, "\"" + error.getProperty() + "\" is missing here; add it");
            default -> yaml.atValue(pointer, error.getMessage() + "; write it as Camel's YAML asks");
        };
    }

    private static String pointer(Error error) {
        String at = error.getInstanceLocation().toString();
        return error.getKeyword().equals("additionalProperties") ? at + "/" + error.getProperty() : at;
    }

    private static Schema compile() {
        SchemaRegistryConfig config = SchemaRegistryConfig.builder()
                .pathType(PathType.JSON_POINTER)
                .locale(Locale.ENGLISH)
                .build();
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_4, builder -> builder.schemaRegistryConfig(config));
        try (InputStream schema = Objects.requireNonNull(CamelSchema.class.getResourceAsStream(RESOURCE))) {
            return registry.getSchema(schema);
        } catch (IOException e) {
            throw new UncheckedIOException("Camel's schema cannot be read", e);
        }
    }
}
