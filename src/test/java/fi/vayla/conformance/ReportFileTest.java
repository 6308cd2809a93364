package fi.vayla.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFileTest {

    @Test
    void a_later_process_adds_its_columns_and_a_gap_is_seen(@TempDir Path folder) throws Exception {
        ReportFile.in(folder)
                .with("Adapters", "rest", Map.of("slow", "passed", "redirect", "NOT RUN"))
                .write(folder);
        ReportFile.in(folder)
                .with("Adapters", "alku", Map.of("slow", "not applicable (in the hub)"))
                .write(folder);

        assertThat(Files.readString(folder.resolve("report.md")).lines().filter(line -> !line.contains("ran at")))
                .containsExactly(
                        "# Adapters",
                        "",
                        "| fault | alku | rest |",
                        "| --- | --- | --- |",
                        "| redirect | NOT RUN | NOT RUN |",
                        "| slow | not applicable (in the hub) | passed |");
    }

    @Test
    void a_column_is_only_what_its_last_run_says(@TempDir Path folder) {
        ReportFile.in(folder)
                .with("Formats", "avus2", Map.of("slow", "passed"))
                .with("Formats", "avus2", Map.of("slow", "NOT RUN"))
                .write(folder);

        assertThat(ReportFile.in(folder).markdown())
                .contains("| slow | NOT RUN |")
                .doesNotContain("passed");
    }
}
