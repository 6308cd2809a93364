package fi.vayla.routes;

import fi.vayla.routes.RouteVersion.Loaded;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Loads what is not running of a set of files, all before any of it runs. Nothing that runs is touched. Thread-safe. */
final class Preparing {

    private final RouteLoader loader;

    Preparing(RouteLoader loader) {
        this.loader = loader;
    }

    /** @param running by the names of their files */
    Proposal prepare(RouteFiles files, Map<String, RouteVersion> running) {
        Proposal next = new Proposal(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        files.deliver().forEach((name, file) -> {
            RouteVersion now = running.get(name);
            if (now != null && now.isOf(file, files.mappings())) {
                next.kept().put(name, now);
            }
        });
        files.deliver().forEach((name, file) -> {
            if (!next.kept().containsKey(name)) {
                add(next, name, loader.load(file, files.mappings()));
            }
        });
        files.mappings().forEach((name, mapping) -> addFault(next, name, mapping));
        return next;
    }

    private static void add(Proposal next, String name, Loaded loaded) {
        switch (owned(next, loaded)) {
            case Loaded.Ready(RouteVersion version) -> next.fresh().put(name, version);
            case Loaded.Broken broken -> next.broken().put(name, broken);
        }
    }

    /** A route belongs to one file: its consumer group can have one owner only. */
    private static Loaded owned(Proposal next, Loaded loaded) {
        if (!(loaded instanceof Loaded.Ready(RouteVersion version))) {
            return loaded;
        }
        return Stream.of(next.kept(), next.fresh())
                .flatMap(versions -> versions.values().stream())
                .flatMap(other -> other.ids().stream()
                        .filter(version.ids()::contains)
                        .map(id -> version.file().path() + ": there is a route " + id + " already, in "
                                + other.file().path() + "; give this one an id of its own"))
                .findFirst()
                .<Loaded>map(problem -> {
                    version.context().stop();
                    return new Loaded.Broken(version.ids(), version.revision(), problem);
                })
                .orElse(loaded);
    }

    /** A revision holds every file, also a mapping that no route names yet. */
    private static void addFault(Proposal next, String name, TextFile mapping) {
        boolean said = next.broken().values().stream()
                .anyMatch(broken -> broken.problem().contains(mapping.fault()));
        if (!mapping.fault().isEmpty() && !said) {
            String file = RouteFiles.MAPPINGS + name;
            next.broken().put(file, new Loaded.Broken(List.of(file), "", mapping.fault()));
        }
    }
}
