package fi.vayla.routes;

import fi.vayla.event.InvalidConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where the administrator keeps routes. What changed is found by reading: a network folder tells nobody. Not thread-safe. */
final class RouteFolder {

    private final RouteSettings settings;
    private @Nullable RouteFiles last;
    private @Nullable RouteFiles settled;

    RouteFolder(RouteSettings settings) {
        this.settings = settings;
    }

    /**
     * The files as they stand: what is there at the first look, and from then on what two looks in a row found the same.
     * Throws {@link InvalidConfiguration} when there is no folder and {@link UncheckedIOException} when it cannot be read; a
     * share that is away for a while is not a folder without routes.
     */
    RouteFiles look() {
        RouteFiles now = read();
        RouteFiles result = last == null || settled == null ? now : now.settled(last, settled);
        last = now;
        settled = result;
        return result;
    }

    private RouteFiles read() {
        if (!Files.isDirectory(settings.deliver())) {
            throw new InvalidConfiguration(
                    settings.deliver() + ": there is no such folder; create it or set vayla.routes.folder");
        }
        SortedMap<String, TextFile> mappings =
                Files.isDirectory(settings.mappings()) ? read(settings.mappings(), ".jslt") : new TreeMap<>();
        SortedMap<String, TextFile> intake =
                Files.isDirectory(settings.intake()) ? read(settings.intake(), ".camel.yaml") : new TreeMap<>();
        return new RouteFiles(read(settings.deliver(), ".camel.yaml"), mappings, intake);
    }

    private static SortedMap<String, TextFile> read(Path folder, String suffix) {
        SortedMap<String, TextFile> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            paths.filter(path -> path.toString().endsWith(suffix) && Files.isRegularFile(path))
                    .forEach(path ->
                            files.put(folder.relativize(path).toString().replace('\\', '/'), TextFile.read(path)));
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be read", e);
        }
    }
}
