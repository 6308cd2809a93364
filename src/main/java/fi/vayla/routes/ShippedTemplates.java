package fi.vayla.routes;

import fi.vayla.event.YamlFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** The route templates that come with the hub, each in a folder of the class path with what a new route of it begins with. */
final class ShippedTemplates {

    private static final String FOLDER = "/route-templates/";
    private static final List<String> IDS = List.of(
            "decision-to-website",
            "feedback-to-work-queue",
            "form-to-case",
            "record-to-open-data",
            "roadmap-to-system",
            "status-to-roadmap");

    private static final class Read {
        static final SortedMap<String, RouteTemplate> TEMPLATES = read();
    }

    private ShippedTemplates() {}

    /** By their ids. */
    static SortedMap<String, RouteTemplate> all() {
        return Read.TEMPLATES;
    }

    /** One of the files that are with a template. */
    static String text(String template, String file) {
        String name = FOLDER + template + "/" + file;
        try (InputStream in = Objects.requireNonNull(ShippedTemplates.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }

    private static SortedMap<String, RouteTemplate> read() {
        SortedMap<String, RouteTemplate> templates = new TreeMap<>();
        for (String id : IDS) {
            YamlFile yaml = YamlFile.parse(Path.of(id), text(id, "template.camel.yaml"));
            templates.put(id, RouteTemplate.read(yaml.tree().at("/0/routeTemplate"), ""));
        }
        return templates;
    }
}
