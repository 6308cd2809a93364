package fi.vayla.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.zaxxer.hikari.HikariDataSource;
import fi.vayla.event.InvalidConfiguration;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ViewDatabaseTest {

    @TempDir
    private Path folder;

    @Test
    void the_folder_of_the_file_is_made_and_readers_do_not_wait_for_who_writes() throws SQLException {
        try (HikariDataSource pool = pool("jdbc:sqlite:" + folder.resolve("data/hub/view.db"));
                Connection writing = pool.getConnection();
                Connection reading = pool.getConnection();
                Statement write = writing.createStatement();
                Statement read = reading.createStatement()) {
            write.execute("CREATE TABLE one (number INTEGER)");
            writing.setAutoCommit(false);
            write.execute("INSERT INTO one VALUES (1)");

            assertThatNoException().isThrownBy(() -> read.executeQuery("SELECT * FROM one"));
            writing.rollback();
        }
        assertThat(folder.resolve("data/hub/view.db")).isNotEmptyFile();
    }

    @Test
    void a_database_that_the_hub_has_no_sql_for_is_refused_with_those_that_it_has() {
        assertThatExceptionOfType(InvalidConfiguration.class)
                .isThrownBy(() -> pool("jdbc:mysql://vayla:salaisuus@localhost/view"))
                .withMessageContaining("spring.datasource.url is jdbc:mysql:…: ")
                .withMessageContaining("jdbc:sqlite:./data/view.db")
                .withMessageContaining("jdbc:postgresql://HOST:5432/vayla");
    }

    private static HikariDataSource pool(String url) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        ViewDatabase.prepare(pool);
        return pool;
    }
}
