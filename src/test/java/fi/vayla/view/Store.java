package fi.vayla.view;

import com.zaxxer.hikari.HikariDataSource;
import fi.vayla.log.LogRecord;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The read models on a real database, which can be made to be away, or to fail at one statement. */
final class Store implements AutoCloseable {

    private final HikariDataSource pool;
    private final AtomicInteger refused = new AtomicInteger();
    private volatile boolean away;
    private volatile @Nullable String failing;

    final JdbcTemplate jdbc;
    final JdbcClient client;
    final TransactionTemplate transactions;
    final ViewSchema schema;
    final ViewWriter writer;
    final ViewReader reader;
    final StatementReader statements;

    Store(String url, String user) {
        pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setUsername(user);
        pool.setMaximumPoolSize(4);
        ViewDatabase.prepare(pool);
        var database = new Database();
        jdbc = new JdbcTemplate(database);
        client = JdbcClient.create(jdbc);
        transactions = new TransactionTemplate(new JdbcTransactionManager(database));
        schema = new ViewSchema(client);
        writer = new ViewWriter(jdbc);
        reader = new ViewReader(client);
        statements = new StatementReader(client);
    }

    void isAway(boolean isAway) {
        away = isAway;
    }

    /** How many times somebody asked for it in vain. */
    int refused() {
        return refused.get();
    }

    /** Statements that start like this fail until it is told null. */
    void failAt(@Nullable String statement) {
        failing = statement;
    }

    /** As the projector writes a batch. */
    void write(List<LogRecord> records) {
        transactions.executeWithoutResult(status -> writer.write(records));
    }

    List<String> progress() {
        return client.sql("SELECT topic, log_partition, next_offset FROM view_progress ORDER BY topic, log_partition")
                .query((row, number) -> row.getString(1) + "-" + row.getInt(2) + "@" + row.getLong(3))
                .list();
    }

    void forget(String receipt) {
        client.sql("DELETE FROM message WHERE receipt = ?")
                .param(ViewWriter.bytes(receipt))
                .update();
    }

    @Override
    public void close() {
        pool.close();
    }

    private final class Database extends DelegatingDataSource {

        Database() {
            super(pool);
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (away) {
                refused.incrementAndGet();
                throw new SQLException("the database is away");
            }
            Connection real = pool.getConnection();
            return (Connection) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                        String wrong = failing;
                        if (wrong != null
                                && method.getName().equals("prepareStatement")
                                && arguments[0].toString().startsWith(wrong)) {
                            throw new SQLException("the database failed at " + wrong);
                        }
                        try {
                            return method.invoke(real, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getTargetException();
                        }
                    });
        }
    }
}
