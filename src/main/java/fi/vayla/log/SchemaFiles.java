package fi.vayla.log;

import fi.vayla.event.InvalidConfiguration;
import fi.vayla.event.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads the files of the schema folder and its subfolders. */
final class SchemaFiles {

    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private SchemaFiles() {}

    /**
     * One file.
     *
     * @param id its {@code $id}, or its URI when it has none
     * @param dialect its {@code $schema}, or draft 2020-12
     */
    record SchemaFile(Path path, String id, String dialect, JsonNode node, String text) {}

    /** By name below the folder, with forward slashes. */
    static Map<String, SchemaFile> read(Path folder) {
        Map<String, SchemaFile> files = new HashMap<>();
        for (Path path : list(folder)) {
            String name = folder.relativize(path).toString().replace('\\', '/');
            files.put(name, file(path));
        }
        return files;
    }

    private static List<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new InvalidConfiguration(folder + ": there is no such folder; correct the setting vayla.log.schemas");
        }
        try (var paths = Files.walk(folder)) {
            return paths.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be read", e);
        }
    }

    private static SchemaFile file(Path path) {
        try {
            String text = Files.readString(path);
            JsonNode node = Json.MAPPER.readTree(text);
            if (!node.isObject()) {
                throw new InvalidConfiguration(path + ": a schema is a JSON object");
            }
            String id = node.path("$id")
                    .stringValue(path.toAbsolutePath().normalize().toUri().toString());
            return new SchemaFile(path, id, node.path("$schema").stringValue(DIALECT), node, text);
        } catch (JacksonException e) {
            var at = e.getLocation();
            String place = at == null ? "" : ":" + at.getLineNr() + ":" + at.getColumnNr();
            throw new InvalidConfiguration(path + place + ": is not JSON; " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read", e);
        }
    }
}
