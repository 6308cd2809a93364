package fi.vayla.routes;

import fi.vayla.event.Finding;
import fi.vayla.routes.RouteVersion.Loaded;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What some files would make run: loaded, beside what runs. It is either swapped in or discarded.
 *
 * @param kept versions that run already, by their files' names
 * @param fresh versions that are ready to run
 * @param broken route files that cannot run
 * @param findings everything that is wrong in any of the files, in their order
 */
record Proposal(
        Configured config,
        SortedMap<String, RouteVersion> kept,
        SortedMap<String, RouteVersion> fresh,
        SortedMap<String, Loaded.Broken> broken,
        List<Finding> findings) {

    boolean isGood() {
        return findings.isEmpty();
    }

    /** The part of it that can run. */
    Proposal good() {
        return new Proposal(config, kept, fresh, new TreeMap<>(), List.of());
    }

    /** Lets go of what was loaded. */
    void discard() {
        fresh.values().forEach(version -> version.context().stop());
    }
}
