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

/** The administrator's files. What changed is found by reading: a network folder tells nobody. Not thread-safe. */
final class RouteFolder {

    private final FilePlaces places;
    private @Nullable RouteFiles last;
    private @Nullable RouteFiles settled;

    RouteFolder(FilePlaces places) {
        this.places = places;
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

    /** The files as they are at this moment, settled or not; they count as settled now. Throws as {@link #look} does. */
    RouteFiles now() {
        RouteFiles now = read();
        last = now;
        settled = now;
        return now;
    }

    private RouteFiles read() {
        if (!Files.isDirectory(places.deliver())) {
            throw new InvalidConfiguration(
                    places.deliver() + ": there is no such folder; create it or set vayla.routes.folder");
        }
        SortedMap<String, TextFile> mappings =
                Files.isDirectory(places.mappings()) ? read(places.mappings(), ".jslt") : new TreeMap<>();
        SortedMap<String, TextFile> intake =
                Files.isDirectory(places.intake()) ? read(places.intake(), ".camel.yaml") : new TreeMap<>();
        SortedMap<String, TextFile> config = new TreeMap<>();
        places.config().forEach((name, file) -> config.put(name, TextFile.read(file)));
        return new RouteFiles(read(places.deliver(), ".camel.yaml"), intake, mappings, config);
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
