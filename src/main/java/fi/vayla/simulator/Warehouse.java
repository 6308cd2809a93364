package fi.vayla.simulator;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import org.h2.tools.Server;

/**
 * The data warehouse: a database server in memory, in PostgreSQL's dialect, with the tables and views of {@code
 * config/warehouse/schema.sql}. Its user is {@code sa}, its password {@link #PASSWORD}.
 */
public final class Warehouse implements AutoCloseable {

    public static final String PASSWORD = "esimerkki";

    private static final String USER = "sa";

    private final Server server;
    private final String name;

    private Warehouse(Server server, String name) {
        this.server = server;
        this.name = name;
    }

    /** It answers when this returns. On a port of its own choice its name has that port behind it. */
    static Warehouse start(int port, Path schema) {
        try {
            Server server = Server.createTcpServer("-tcpPort", Integer.toString(port), "-ifNotExists")
                    .start();
            String name = port == 0 ? "warehouse" + server.getPort() : "warehouse";
            Warehouse warehouse = new Warehouse(server, name);
            String begin = ";MODE=PostgreSQL;DB_CLOSE_DELAY=-1;INIT=runscript from '" + schema + "'";
            DriverManager.getConnection(warehouse.url() + begin, USER, PASSWORD).close();
            return warehouse;
        } catch (SQLException e) {
            throw new IllegalStateException("The simulated warehouse cannot begin on port " + port, e);
        }
    }

    /** Its address, as JDBC has it. */
    public String url() {
        return "jdbc:h2:tcp://localhost:" + server.getPort() + "/mem:" + name;
    }

    /** The status of an item, as the view {@code roadmap_item} shows it. */
    public Optional<String> status(String item) {
        return find("status", item);
    }

    /** The title of an item, as the view {@code roadmap_item} shows it. */
    public Optional<String> title(String item) {
        return find("title", item);
    }

    /** Somebody changes or deletes rows by hand. */
    public void execute(String statement) {
        try (Connection connection = DriverManager.getConnection(url(), USER, PASSWORD);
                var written = connection.createStatement()) {
            written.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("The simulated warehouse does not take it", e);
        }
    }

    private Optional<String> find(String column, String item) {
        try (Connection connection = DriverManager.getConnection(url(), USER, PASSWORD);
                var query = connection.prepareStatement("select " + column + " from roadmap_item where item = ?")) {
            query.setString(1, item);
            try (var rows = query.executeQuery()) {
                return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The simulated warehouse does not answer", e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
