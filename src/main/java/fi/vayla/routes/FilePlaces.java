package fi.vayla.routes;

import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where the administrator's files are.
 *
 * @param folder of routes and mappings
 * @param config the files of {@code config/} that are applied with the routes, by their names in a revision
 */
record FilePlaces(Path folder, SortedMap<String, Path> config) {

    static final String SOURCES = "sources.yaml";
    static final String SYSTEMS = "systems.yaml";

    FilePlaces {
        config = Collections.unmodifiableSortedMap(new TreeMap<>(config));
    }

    Path mappings() {
        return folder.resolve("mappings");
    }

    Path intake() {
        return folder.resolve("intake");
    }

    Path deliver() {
        return folder.resolve("deliver");
    }
}
