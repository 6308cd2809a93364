package fi.vayla.routes;

import fi.vayla.security.Secrets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A database that a route reads or a system is, as {@code dataSource} names it: {@code #class:fi.vayla.routes.Database('jdbc:…',
 * 'user', 'env:NAME')}. The password is looked up at each connection, so that it stands in no address and may be changed.
 */
public final class Database extends DriverManagerDataSource {

    private final Secrets secrets = new Secrets();
    private final String secret;

    /** @param secret reference to the password, {@code env:NAME} or {@code file:PATH} */
    public Database(String url, String username, String secret) {
        super(url);
        Secrets.requireReference(secret);
        setUsername(username);
        this.secret = secret;
    }

    @Override
    protected Connection getConnectionFromDriver(Properties properties) throws SQLException {
        String password = secrets.find(secret)
                .orElseThrow(() -> new SQLException("there is no secret at " + secret + "; set it", "28000"));
        Properties all = new Properties();
        all.putAll(properties);
        all.setProperty("password", password);
        return super.getConnectionFromDriver(all);
    }
}
