package fi.vayla.view;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The one PostgreSQL server that all tests of this JVM share; its programs come with a Maven dependency. */
public final class TestPostgres {

    private static final EmbeddedPostgres SERVER = start();

    private TestPostgres() {}

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder().start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    server.close();
                } catch (IOException e) {
                    System.err.println("PostgreSQL was not stopped: " + e);
                }
            }));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For the user postgres with the password postgres. */
    public static String url() {
        return SERVER.getJdbcUrl("postgres", "postgres");
    }

    static Store store() {
        return new Store(url(), "postgres");
    }
}
