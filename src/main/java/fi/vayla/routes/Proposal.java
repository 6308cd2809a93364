package fi.vayla.routes;

import fi.vayla.routes.RouteVersion.Loaded;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What some files would make run: loaded, beside what runs. It is either swapped in or discarded.
 *
 * @param kept versions that run already, by their files' names
 * @param fresh versions that are ready to run
 * @param broken files that cannot run
 */
record Proposal(
        SortedMap<String, RouteVersion> kept,
        SortedMap<String, RouteVersion> fresh,
        SortedMap<String, Loaded.Broken> broken) {

    boolean isGood() {
        return broken.isEmpty();
    }

    /** A line for each file that is wrong. */
    List<String> findings() {
        return broken.values().stream().map(Loaded.Broken::problem).toList();
    }

    /** The part of it that can run. */
    Proposal good() {
        return new Proposal(kept, fresh, new TreeMap<>());
    }

    /** Lets go of what was loaded. */
    void discard() {
        fresh.values().forEach(version -> version.context().stop());
    }
}
