package fi.vayla.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStatementIT extends StatementSuite {

    @TempDir
    private static Path folder;

    @Override
    Store open() {
        return new Store("jdbc:sqlite:" + folder.resolve("statements.db"), "");
    }

    @Test
    void a_programmes_words_are_found_by_an_index_however_many_others_there_are() {
        List<String> plan = store.client
                .sql(
                        "EXPLAIN QUERY PLAN SELECT * FROM roadmap_statement"
                                + " WHERE item IN (SELECT item FROM roadmap_statement WHERE programme = ?) AND recorded_at <= ?")
                .params("testila-digi", ViewWriter.micros(Instant.parse("2026-11-02T12:00:00Z")))
                .query((row, number) -> row.getString("detail"))
                .list();

        assertThat(plan)
                .anyMatch(step -> step.contains("roadmap_statement_programme"))
                .noneMatch(step -> step.startsWith("SCAN"));
    }
}
