package fi.vayla.view;

import com.zaxxer.hikari.HikariDataSource;
import fi.vayla.event.InvalidConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Has the connections to the read models' database be as the hub needs them, before the first is made. */
final class ViewDatabase implements BeanPostProcessor {

    private static final String SQLITE = "jdbc:sqlite:";

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool) {
            prepare(pool);
        }
        return bean;
    }

    /** Throws {@link InvalidConfiguration} for a database that the hub has no SQL for. */
    static void prepare(HikariDataSource pool) {
        String url = String.valueOf(pool.getJdbcUrl());
        if (url.startsWith(SQLITE)) {
            makeFolder(Path.of(url.substring(SQLITE.length()).replaceFirst("\\?.*", "")));
            pool.addDataSourceProperty("journal_mode", "WAL"); // who reads does not wait for who writes
            pool.addDataSourceProperty(
                    "synchronous", "NORMAL"); // a lost machine may lose rows, which the log still has
            // receipts are spread over the whole index: a page that stays in memory is written once for many of them
            pool.addDataSourceProperty("cache_size", "-32000"); // KiB at most, of each connection
            pool.addDataSourceProperty("wal_autocheckpoint", "10000"); // pages of 4 KiB
        } else if (!url.startsWith("jdbc:postgresql:")) {
            String kind = url.replaceFirst("^(jdbc:[^:]*:)?.*", "$1…"); // the rest may hold a password
            throw new InvalidConfiguration("spring.datasource.url is " + kind
                    + ": the read models are kept in SQLite (jdbc:sqlite:./data/view.db) or in PostgreSQL 15 or later"
                    + " (jdbc:postgresql://HOST:5432/vayla); name one of these");
        }
    }

    private static void makeFolder(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new UncheckedIOException("There is no folder for the read models' database " + file, e);
        }
    }
}
