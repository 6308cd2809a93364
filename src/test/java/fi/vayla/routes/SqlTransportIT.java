package fi.vayla.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.vayla.event.Json;
import fi.vayla.system.Outcome;
import fi.vayla.view.TestPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The examples of tables, in and out, at a real PostgreSQL. */
class SqlTransportIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final JdbcTemplate database =
            new JdbcTemplate(new DriverManagerDataSource(TestPostgres.url(), "postgres", "postgres"));

    @TempDir
    private Path folder;

    @BeforeEach
    void create() {
        database.execute("drop table if exists ideas, letters");
        database.execute("create table ideas (id int primary key, title text, description text, state text)");
        database.execute("create table letters (id text primary key, letter text)");
    }

    @Test
    void a_row_is_marked_taken_when_it_is_durable_and_refused_when_it_is_rejected() throws IOException {
        insert(1, "Pyöräpysäköinti kartalle");
        insert(2, "something wrong");
        insert(3, "Äänestys");
        try (IntakeExample example = fromTable()) {
            example.route().begin();

            await().atMost(SOON).until(() -> states().equals(List.of("1 taken", "2 refused", "3 taken")));

            assertThat(example.intake.log)
                    .extracting(text -> Json.read(text.getBytes(StandardCharsets.UTF_8))
                            .path("title")
                            .asString())
                    .containsExactly("Pyöräpysäköinti kartalle", "Äänestys");
            assertThat(example.intake.log).first().asString().contains("\"id\":1");
        }
    }

    @Test
    void while_the_log_is_away_a_row_stays_as_it_is() throws IOException {
        insert(1, "yksi");
        try (IntakeExample example = fromTable()) {
            example.intake.away = true;
            example.route().begin();
            await().atMost(SOON).until(() -> example.intake.asked > 0);

            example.route().end();

            assertThat(states()).containsExactly("1 new");
            example.intake.away = false;
            example.route().begin();
            await().atMost(SOON).until(() -> states().equals(List.of("1 taken")));
            assertThat(example.intake.log).hasSize(1);
        }
    }

    @Test
    void a_letter_becomes_a_row_and_a_repeat_the_same_row() throws IOException {
        try (LetterExample letters = toTable()) {
            assertThat(letters.deliver("HEL/1 ä", "{\"teksti\":\"Hyvää päivää\"}"))
                    .isEqualTo(new Outcome.Delivered(null));
            assertThat(letters.deliver("HEL/1 ä", "{\"teksti\":\"Hyvää päivää\"}"))
                    .isEqualTo(new Outcome.Delivered(null));

            assertThat(database.queryForList("select id, letter from letters"))
                    .containsExactly(Map.of("id", "HEL/1 ä", "letter", "{\"teksti\":\"Hyvää päivää\"}"));
        }
    }

    @Test
    void a_row_that_the_table_refuses_is_parked_and_a_database_that_is_away_waited_for() throws IOException {
        try (LetterExample letters = toTable()) {
            database.execute("alter table letters add constraint short check (length(letter) < 5)");

            assertThat(letters.deliver("1", "{\"teksti\":1}")).isInstanceOf(Outcome.Refused.class);
        }
        try (LetterExample letters = new LetterExample(
                "letter-to-table",
                Map.of(
                        "jdbc:postgresql://db.example.fi/archive",
                        "jdbc:postgresql://localhost:1/x",
                        secret(),
                        password()),
                Map.of())) {
            assertThat(letters.deliver("1", "{}")).isInstanceOf(Outcome.Unavailable.class);
        }
    }

    private IntakeExample fromTable() throws IOException {
        return new IntakeExample(
                "ideas-from-table.camel.yaml",
                Map.of(
                        "jdbc:postgresql://db.example.fi/forms",
                        TestPostgres.url(),
                        "'vayla'",
                        "'postgres'",
                        "env:VAYLA_FORMS_PASSWORD",
                        password(),
                        "delay: 5000",
                        "delay: 200"),
                Map.of());
    }

    private LetterExample toTable() throws IOException {
        return new LetterExample(
                "letter-to-table",
                Map.of(
                        "jdbc:postgresql://db.example.fi/archive",
                        TestPostgres.url(),
                        "'vayla'",
                        "'postgres'",
                        secret(),
                        password()),
                Map.of());
    }

    private static String secret() {
        return "env:VAYLA_ARCHIVE_PASSWORD";
    }

    private String password() throws IOException {
        return "file:" + Files.writeString(folder.resolve("password"), "postgres");
    }

    private void insert(int id, String title) {
        database.update("insert into ideas values (?, ?, 'Testi Testinen', 'new')", id, title);
    }

    private List<String> states() {
        return database.queryForList("select id, state from ideas order by id").stream()
                .map(row -> row.get("id") + " " + row.get("state"))
                .toList();
    }
}
