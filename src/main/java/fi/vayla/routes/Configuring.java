package fi.vayla.routes;

import fi.vayla.event.Finding;
import fi.vayla.event.LiveFile;
import fi.vayla.intake.Format;
import fi.vayla.intake.SourcesFile;
import fi.vayla.log.Schemas;
import fi.vayla.system.AdapterFactory;
import fi.vayla.system.SystemsFile;
import java.util.ArrayList;
import java.util.List;

/** Reads the files of {@code config/} that are applied with the routes. Thread-safe. */
final class Configuring {

    private final List<AdapterFactory> factories;
    private final List<Format> formats;
    private final Schemas schemas;
    private final List<LiveFile> others;

    /** @param others beside sources and systems */
    Configuring(List<AdapterFactory> factories, List<Format> formats, Schemas schemas, List<LiveFile> others) {
        this.factories = List.copyOf(factories);
        this.formats = List.copyOf(formats);
        this.schemas = schemas;
        this.others = List.copyOf(others);
    }

    /** Nothing that runs is touched. */
    Configured read(RouteFiles files) {
        TextFile systemsText = files.config(FilePlaces.SYSTEMS);
        TextFile sourcesText = files.config(FilePlaces.SOURCES);
        SystemsFile systems = systemsText.fault().isEmpty()
                ? SystemsFile.check(systemsText.path(), systemsText.text(), factories)
                : SystemsFile.unread(systemsText.finding());
        SourcesFile sources = sourcesText.fault().isEmpty()
                ? SourcesFile.check(sourcesText.path(), sourcesText.text(), formats, schemas, systems.systems())
                : SourcesFile.unread(sourcesText.finding());
        List<Finding> findings = new ArrayList<>(systems.findings());
        findings.addAll(sources.findings());
        for (LiveFile other : others) {
            TextFile text = files.config(other.name());
            findings.addAll(text.fault().isEmpty() ? other.check(text.path(), text.text()) : List.of(text.finding()));
        }
        return new Configured(files, systems, sources, List.copyOf(findings));
    }
}
