package fi.vayla.routes;

import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of the routes folder at one moment.
 *
 * @param deliver the route files, by their names
 * @param mappings the mapping files, by their names below the mappings folder
 * @param intake the intake route files, by their names
 */
record RouteFiles(
        SortedMap<String, TextFile> deliver, SortedMap<String, TextFile> mappings, SortedMap<String, TextFile> intake) {

    /** Where intake route files stand as seen from the deliver folder, so that the names of both do not meet. */
    static final String INTAKE = "../intake/";

    RouteFiles(SortedMap<String, TextFile> deliver, SortedMap<String, TextFile> mappings) {
        this(deliver, mappings, new TreeMap<>());
    }

    RouteFiles {
        intake = Collections.unmodifiableSortedMap(new TreeMap<>(intake));
        deliver = Collections.unmodifiableSortedMap(new TreeMap<>(deliver));
        mappings = Collections.unmodifiableSortedMap(new TreeMap<>(mappings));
    }

    /**
     * These files, as far as an earlier look found the same: a file that somebody is writing at the moment, or has just taken
     * away, stays as it was settled before.
     */
    RouteFiles settled(RouteFiles earlier, RouteFiles settledBefore) {
        return new RouteFiles(
                settled(deliver, earlier.deliver, settledBefore.deliver),
                settled(mappings, earlier.mappings, settledBefore.mappings),
                settled(intake, earlier.intake, settledBefore.intake));
    }

    /** All route files, by their names as seen from the deliver folder. */
    SortedMap<String, TextFile> routes() {
        SortedMap<String, TextFile> routes = new TreeMap<>(deliver);
        intake.forEach((name, file) -> routes.put(INTAKE + name, file));
        return routes;
    }

    static boolean isIntake(String name) {
        return name.startsWith(INTAKE);
    }

    private static SortedMap<String, TextFile> settled(
            Map<String, TextFile> now, Map<String, TextFile> earlier, Map<String, TextFile> before) {
        Set<String> names = new HashSet<>(now.keySet());
        names.addAll(before.keySet());
        SortedMap<String, TextFile> settled = new TreeMap<>();
        for (String name : names) {
            Map<String, TextFile> newest = Objects.equals(now.get(name), earlier.get(name)) ? now : before;
            TextFile file = newest.get(name);
            if (file != null) {
                settled.put(name, file);
            }
        }
        return settled;
    }
}
