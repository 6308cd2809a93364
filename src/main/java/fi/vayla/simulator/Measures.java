package fi.vayla.simulator;

import fi.vayla.event.InvalidConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/**
 * Projects for the portfolio, with the ordinals and titles of the measures and projects in {@code config/roadmaps}: Lahti's in
 * Jira, everybody else's in a GitHub repository each.
 */
final class Measures {

    static final String LAHTI = "lahti-digitiekartta-2024-2026";

    /** The repositories of {@code config/roadmap.yaml}, by programme. */
    private static final Map<String, String> REPOSITORIES = Map.of(
            "porvoo-digiohjelma-2020-2023",
            "porvoo/digiohjelma",
            "tuusula-digitalisaatio-ohjelma-2021-2025",
            "tuusula/digitalisaatio-ohjelma",
            "helsinki-kuva-digitalisaatio-ohjelma-2019-2022",
            "helsinki-kuva/digitalisaatio-ohjelma",
            "vm-digikannustin",
            "kuntien-digi/kannustin");

    private Measures() {}

    /** A row of either file. */
    record Entry(String programme, String id, int ordinal, String title) {}

    static List<Project> projects(List<Entry> entries, List<String> untouched) {
        return entries.stream()
                .filter(entry -> !untouched.contains(entry.id()))
                .flatMap(entry -> project(entry).stream())
                .toList();
    }

    /** The one that Lahti follows in an older project, where nobody but a visitor moves it. */
    static Project inOlderProject() {
        return Project.planned(Project.Tool.JIRA_SERVER, "TES", 41, "Frends – palveluväylän hyödyntäminen");
    }

    /** A programme's as records of a tool of its own, each with its ordinal for id. */
    static List<Work> works(List<Entry> entries, String programme, String status) {
        return entries.stream()
                .filter(entry -> entry.programme().equals(programme))
                .map(entry -> new Work(Integer.toString(entry.ordinal()), entry.title(), status, 0, null, null, 0))
                .toList();
    }

    /** The measures, and the projects of {@code projects.csv} beside that file where there is one. */
    static List<Entry> read(Path measures) {
        List<Entry> entries = new ArrayList<>(read(measures, "measure_id", "ordinal"));
        Path projects = measures.resolveSibling("projects.csv");
        if (Files.exists(projects)) {
            entries.addAll(read(projects, "project_id", "source_order"));
        }
        return entries;
    }

    private static List<Entry> read(Path file, String id, String ordinal) {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser rows = CSVParser.parse(Files.newBufferedReader(file), format)) {
            return rows.stream()
                    .map(row -> new Entry(
                            row.get("programme_id"), row.get(id), Integer.parseInt(row.get(ordinal)), row.get("title")))
                    .toList();
        } catch (IOException | IllegalArgumentException e) {
            throw new InvalidConfiguration(
                    "%s: the simulated portfolio needs the columns programme_id, %s, %s and title (%s); correct the file or the setting vayla.town.measures"
                            .formatted(file, id, ordinal, e.getMessage()),
                    e);
        }
    }

    private static Optional<Project> project(Entry entry) {
        if (entry.programme().equals(LAHTI)) {
            // both shapes of Jira, as in a city that is moving to the cloud
            var tool = entry.ordinal() % 2 == 0 ? Project.Tool.JIRA_SERVER : Project.Tool.JIRA_CLOUD;
            return Optional.of(Project.planned(tool, "LAH", entry.ordinal(), entry.title()));
        }
        return Optional.ofNullable(REPOSITORIES.get(entry.programme()))
                .map(home -> Project.planned(Project.Tool.GITHUB, home, entry.ordinal(), entry.title()));
    }
}
