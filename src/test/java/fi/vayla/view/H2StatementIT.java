package fi.vayla.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2StatementIT extends StatementSuite {

    @TempDir
    private static Path folder;

    @Override
    Store open() {
        return new Store("jdbc:h2:file:" + folder.resolve("statements"), "sa");
    }

    @Test
    void a_programmes_words_are_found_by_an_index_however_many_others_there_are() {
        String plan = store.client
                .sql(
                        "EXPLAIN SELECT * FROM roadmap_statement"
                                + " WHERE item IN (SELECT item FROM roadmap_statement WHERE programme = ?) AND recorded_at <= ?")
                .params("testila-digi", OffsetDateTime.parse("2026-11-02T12:00:00Z"))
                .query(String.class)
                .single();

        assertThat(plan).contains("ROADMAP_STATEMENT_PROGRAMME").doesNotContain("tableScan");
    }
}
