package fi.vayla.simulator;

import fi.vayla.event.InvalidConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Projects for the portfolio, with the ordinals and titles of the measures in {@code config/roadmaps/measures.csv}. */
final class Measures {

    private static final String IN_JIRA = "lahti-digitiekartta-2024-2026";
    private static final String IN_GITHUB = "porvoo-digiohjelma-2020-2023";

    private Measures() {}

    static List<Project> projects(Path file, List<String> untouched) {
        List<Project> projects = new ArrayList<>();
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser rows = CSVParser.parse(Files.newBufferedReader(file), format)) {
            for (CSVRecord row : rows) {
                String programme = row.get("programme_id");
                boolean wanted = programme.equals(IN_JIRA) || programme.equals(IN_GITHUB);
                if (wanted && !untouched.contains(row.get("measure_id"))) {
                    projects.add(project(programme, Integer.parseInt(row.get("ordinal")), row.get("title")));
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new InvalidConfiguration(
                    file + ": the simulated portfolio needs the columns programme_id, measure_id, ordinal and title ("
                            + e.getMessage() + "); correct the file or the setting vayla.town.measures",
                    e);
        }
        return projects;
    }

    private static Project project(String programme, int ordinal, String title) {
        if (programme.equals(IN_GITHUB)) {
            return Project.planned(Project.Tool.GITHUB, ordinal, title);
        }
        // both shapes of Jira, as in a city that is moving to the cloud
        var tool = ordinal % 2 == 0 ? Project.Tool.JIRA_SERVER : Project.Tool.JIRA_CLOUD;
        return Project.planned(tool, ordinal, title);
    }
}
