package fi.vayla.routes;

import fi.vayla.event.InvalidConfiguration;
import fi.vayla.event.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The files that a route of a shipped template begins with: the route, its mapping and a sample with what becomes of it.
 *
 * @param today the day from which on the route takes events, unless its file is changed
 */
record NewRoute(String template, String id, LocalDate today) {

    private static final String SAMPLE = "example";

    /** Writes them below the routes folder, and overwrites nothing. A hub that watches the folder finds the route last. */
    List<Path> write(Path folder, boolean plain) {
        Map<Path, String> files = new LinkedHashMap<>();
        files.put(folder.resolve("mappings/" + id + ".jslt"), text("mapping.jslt"));
        for (String suffix : List.of(".in.json", ".event.json", ".out.json")) {
            files.put(folder.resolve("examples/" + id + "/" + SAMPLE + suffix), text(SAMPLE + suffix));
        }
        files.put(folder.resolve("deliver/" + id + ".camel.yaml"), plain ? plain() : text("route.camel.yaml"));
        files.keySet().stream().filter(Files::exists).findFirst().ifPresent(file -> {
            throw new InvalidConfiguration(file + " is there already; choose another id with --id, or remove the file");
        });
        try {
            for (Map.Entry<Path, String> file : files.entrySet()) {
                Files.createDirectories(file.getKey().getParent());
                Files.writeString(file.getKey(), file.getValue(), StandardOpenOption.CREATE_NEW);
            }
        } catch (IOException e) {
            throw new InvalidConfiguration(
                    "the files of route " + id + " cannot be written (" + e + "); see to the rights of " + folder, e);
        }
        return List.copyOf(files.keySet());
    }

    private String text(String file) {
        return ShippedTemplates.text(template, file).replace("ROUTE_ID", id).replace("TODAY", today.toString());
    }

    /** The route without its template, as editors that draw routes know it. */
    private String plain() {
        TextFile file = TextFile.of(Path.of(id + ".camel.yaml"), text("route.camel.yaml"));
        return """
                # Made by ./vayla routes new %s --plain. Check it: ./vayla routes check; try it: ./vayla routes test %s
                %s""".formatted(
                        template, id, Yaml.write(RouteFile.read(file).routes().tree()));
    }
}
