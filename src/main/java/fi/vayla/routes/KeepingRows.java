package fi.vayla.routes;

import org.apache.camel.Exchange;
import org.apache.camel.component.sql.DefaultSqlEndpoint;
import org.apache.camel.component.sql.SqlProcessingStrategy;
import org.springframework.jdbc.core.JdbcTemplate;

/** What becomes of a row that was read: as the route says, but one that the hub cannot take now stays as it is. */
final class KeepingRows implements SqlProcessingStrategy {

    private final SqlProcessingStrategy routes;

    KeepingRows(SqlProcessingStrategy routes) {
        this.routes = routes;
    }

    @Override
    public int commit(
            DefaultSqlEndpoint endpoint, Exchange exchange, Object row, JdbcTemplate database, String statement)
            throws Exception {
        return MessageNotTaken.isCauseOf(exchange.getException())
                ? 0
                : routes.commit(endpoint, exchange, row, database, statement);
    }

    @Override
    public int commitBatchComplete(DefaultSqlEndpoint endpoint, JdbcTemplate database, String statement) {
        throw new IllegalStateException("Refused when the route was checked");
    }
}
