package fi.vayla.log;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import fi.vayla.event.EventType;
import fi.vayla.event.InvalidConfiguration;
import fi.vayla.event.Json;
import fi.vayla.event.Problem;
import fi.vayla.log.SchemaFiles.SchemaFile;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The JSON Schemas of the schema folder: one per event type, {@code <type>.v1.json}, and those of inbound documents. All
 * are read and compiled once, so that a broken one is known at the start. Formats are asserted; nothing is fetched from
 * the network: a {@code $ref} finds the {@code $id} of a file in the folder. Thread-safe.
 */
public final class Schemas {

    /** As many problems as a person can use; a long array of wrong items would say the same thousands of times. */
    private static final int MOST_PROBLEMS = 100;

    private final Path folder;
    private final Map<EventType, Schema> canonical = new EnumMap<>(EventType.class);
    private final Map<String, Schema> byFile = new HashMap<>();

    /** Throws {@link InvalidConfiguration} naming the file that is missing or broken. */
    public Schemas(Path folder) {
        this.folder = folder;
        var files = SchemaFiles.read(folder);
        SchemaRegistry registry = registry(files);
        files.forEach((name, file) -> byFile.put(name, compile(registry, file)));
        for (EventType type : EventType.values()) {
            canonical.put(type, canonical(type, files));
        }
    }

    /** What is wrong with an event's data; empty when it is valid. */
    public List<Problem> validate(EventType type, JsonNode data) {
        return problems(of(type), data);
    }

    /** The same for UTF-8 JSON; bytes that are not JSON are a problem of the whole document. */
    public List<Problem> validate(EventType type, byte[] data) {
        try {
            return problems(of(type), Json.read(data));
        } catch (JacksonException e) {
            return List.of(new Problem("", "is not JSON: " + e.getOriginalMessage()));
        }
    }

    /**
     * What is wrong with an inbound document. Throws {@link InvalidConfiguration} when there is no such file.
     *
     * @param fileName below the schema folder, such as {@code inbound/idea.json}
     */
    public List<Problem> validate(String fileName, JsonNode document) {
        return problems(get(fileName), document);
    }

    /** Throws {@link InvalidConfiguration} when the folder has no such file. */
    public void require(String fileName) {
        get(fileName);
    }

    private Schema of(EventType type) {
        return Objects.requireNonNull(canonical.get(type));
    }

    private Schema get(String fileName) {
        @Nullable Schema schema = byFile.get(fileName);
        if (schema == null) {
            throw new InvalidConfiguration(folder.resolve(fileName)
                    + ": there is no such schema; the folder has "
                    + String.join(", ", byFile.keySet().stream().sorted().toList()));
        }
        return schema;
    }

    private Schema canonical(EventType type, Map<String, SchemaFile> files) {
        String name = type.shortName() + ".v1.json";
        @Nullable SchemaFile file = files.get(name);
        if (file == null) {
            throw new InvalidConfiguration(folder.resolve(name) + ": the schema of " + type.shortName()
                    + " events is missing; restore it from the distribution");
        }
        if (!file.id().equals(type.dataSchema())) {
            throw new InvalidConfiguration(
                    file.path() + ": $id is \"" + file.id() + "\"; it must be \"" + type.dataSchema() + "\"");
        }
        return get(name);
    }

    private static SchemaRegistry registry(Map<String, SchemaFile> files) {
        Map<String, String> texts = new HashMap<>();
        for (var file : files.values()) {
            if (texts.putIfAbsent(file.id(), file.text()) != null) {
                throw new InvalidConfiguration(file.path() + ": another file has the same $id, \"" + file.id() + "\"");
            }
        }
        SchemaRegistryConfig config = SchemaRegistryConfig.builder()
                .formatAssertionsEnabled(true)
                .pathType(PathType.JSON_POINTER)
                .locale(Locale.ENGLISH)
                .build();
        return SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemas(texts).schemaRegistryConfig(config));
    }

    private static Schema compile(SchemaRegistry registry, SchemaFile file) {
        try {
            List<Problem> broken = problems(registry.getSchema(SchemaLocation.of(file.dialect())), file.node());
            if (!broken.isEmpty()) {
                throw new InvalidConfiguration(file.path() + ": is not a JSON Schema; " + broken.getFirst());
            }
            Schema schema = registry.getSchema(SchemaLocation.of(file.id()));
            schema.initializeValidators();
            return schema;
        } catch (SchemaException e) {
            throw new InvalidConfiguration(file.path() + ": the schema cannot be used; " + e.getMessage(), e);
        }
    }

    private static List<Problem> problems(Schema schema, JsonNode document) {
        return schema.validate(document).stream()
                .limit(MOST_PROBLEMS)
                .map(error -> new Problem(error.getInstanceLocation().toString(), error.getMessage()))
                .toList();
    }
}
