package fi.vayla.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The shipped roadmap with further projects, each linked to one record of the forms' source. */
final class RoadmapFiles {

    private static final String PROGRAMME = "vm-digikannustin";

    private RoadmapFiles() {}

    /** @param ref what the records are called, before their number */
    static HubFiles of(Path folder, String ref, int items) {
        HubFiles files = new HubFiles(folder);
        StringBuilder projects = new StringBuilder();
        StringBuilder links = new StringBuilder();
        for (int item = 0; item < items; item++) {
            projects.append(
                    "bench-%d,%s,%d,Mallikunta,,,Hanke %d,Project %d,fi,not_stated,,,,finance,,,,of-the-benchmark,\r\n"
                            .formatted(item, PROGRAMME, 10_000 + item, item, item));
            links.append("  - { source: %s, ref: %s%d, item: bench-%d }\n".formatted(Forms.SOURCE, ref, item, item));
        }
        try {
            Files.writeString(folder.resolve("config/roadmaps/projects.csv"), projects, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files.write("config/roadmap.yaml", """
                programmes: [%s]
                rules:
                  - { on: project.changed, fields: [status, progress] }
                  - { on: case.decided, fields: [responsible_unit] }
                links:
                """.formatted(PROGRAMME) + links);
    }
}
