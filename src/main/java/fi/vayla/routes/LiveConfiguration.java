package fi.vayla.routes;

import fi.vayla.event.LiveFile;
import fi.vayla.intake.CurrentSources;
import fi.vayla.intake.Source;
import fi.vayla.system.CurrentSystems;
import fi.vayla.system.SystemDefinition;
import fi.vayla.system.Systems;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The files of {@code config/} that count in this hub. */
final class LiveConfiguration {

    private final CurrentSystems systems;
    private final CurrentSources sources;
    private final List<LiveFile> others;

    LiveConfiguration(CurrentSystems systems, CurrentSources sources, List<LiveFile> others) {
        this.systems = systems;
        this.sources = sources;
        this.others = List.copyOf(others);
    }

    Systems systems() {
        return systems.get();
    }

    /**
     * Makes them count. Whoever has begun with the ones before goes on with those.
     *
     * @param next without findings
     */
    void takeOver(Configured next) {
        for (LiveFile other : others) {
            TextFile text = next.files().config(other.name());
            other.takeOver(text.path(), text.text());
        }
        systems.replace(next.systems());
        sources.replace(next.sourcesFile().sources());
    }

    /** Which systems and sources would be others. */
    List<PlannedEntry> changes(Configured next) {
        SortedMap<String, PlannedEntry> changes = new TreeMap<>();
        add(changes, FilePlaces.SYSTEMS, systems.get().list(), next.systems().list(), SystemDefinition::id);
        add(
                changes,
                FilePlaces.SOURCES,
                sources.get().list(),
                next.sourcesFile().sources().list(),
                Source::id);
        return List.copyOf(changes.values());
    }

    private static <T> void add(
            SortedMap<String, PlannedEntry> changes, String file, List<T> now, List<T> next, Function<T, String> id) {
        String name = RouteFiles.CONFIG + file;
        RouteFiles.changes(byId(now, id), byId(next, id))
                .forEach(change -> changes.put(
                        name + " " + change.file(), new PlannedEntry(name, change.file(), change.change())));
    }

    private static <T> Map<String, T> byId(List<T> entries, Function<T, String> id) {
        return entries.stream().collect(Collectors.toMap(id, Function.identity()));
    }
}
