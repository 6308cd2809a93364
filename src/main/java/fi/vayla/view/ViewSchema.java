package fi.vayla.view;

import java.util.List;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The tables of the read models. They are made from the log, so a new version drops them and builds them again. Times are
 * microseconds since 1970-01-01T00:00Z.
 */
final class ViewSchema {

    private static final int VERSION = 6;

    private static final List<String> TABLES = List.of(
            "view_version",
            "view_progress",
            "message",
            "delivery", // of version 4
            "delivery_step",
            "roadmap_change",
            "roadmap_statement");

    private static final String CREATE_VERSION = """
            CREATE TABLE IF NOT EXISTS view_version (version INTEGER NOT NULL, cluster_id VARCHAR(64) NOT NULL)""";

    private static final List<String> CREATE = List.of(
            CREATE_VERSION,
            """
            CREATE TABLE view_progress (
                topic VARCHAR(249) NOT NULL, log_partition INTEGER NOT NULL, next_offset BIGINT NOT NULL,
                PRIMARY KEY (topic, log_partition))""",
            """
            CREATE TABLE message (
                receipt BYTEA PRIMARY KEY, type VARCHAR(100) NOT NULL, source VARCHAR(200) NOT NULL,
                id VARCHAR(600) NOT NULL, subject VARCHAR(600) NOT NULL,
                occurred_at BIGINT NOT NULL, received_at BIGINT NOT NULL,
                topic VARCHAR(249) NOT NULL, log_partition INTEGER NOT NULL, log_offset BIGINT NOT NULL)""",
            "CREATE INDEX message_subject ON message (subject, received_at)",
            "CREATE INDEX message_received ON message (received_at)",
            // place: the row's partition and offset on vayla.deliveries in one number
            """
            CREATE TABLE delivery_step (
                place BIGINT PRIMARY KEY, receipt BYTEA NOT NULL,
                route VARCHAR(200) NOT NULL, state VARCHAR(20) NOT NULL, target VARCHAR(300), target_id VARCHAR(600),
                attempts INTEGER NOT NULL, reason VARCHAR(100), detail VARCHAR(4000), possibly_twice BOOLEAN NOT NULL,
                written_at BIGINT NOT NULL)""",
            "CREATE INDEX delivery_step_receipt ON delivery_step (receipt)",
            """
            CREATE TABLE roadmap_change (
                item VARCHAR(600) NOT NULL, receipt CHAR(32) NOT NULL, field VARCHAR(100) NOT NULL,
                programme VARCHAR(200) NOT NULL, value_before VARCHAR(4000), value_after VARCHAR(4000) NOT NULL,
                source VARCHAR(200) NOT NULL, occurred_at BIGINT NOT NULL,
                recorded_at BIGINT NOT NULL,
                PRIMARY KEY (item, receipt, field))""",
            // told_at has the three times to the nanosecond
            """
            CREATE TABLE roadmap_statement (
                item VARCHAR(600) NOT NULL, receipt CHAR(32) NOT NULL, field VARCHAR(100) NOT NULL,
                programme VARCHAR(200) NOT NULL, kind VARCHAR(20), title VARCHAR(4000) NOT NULL,
                value_said VARCHAR(10000), verdict VARCHAR(20) NOT NULL, decides CHAR(32),
                source VARCHAR(200) NOT NULL, ref VARCHAR(600), said_by VARCHAR(200), reason VARCHAR(4000),
                happened_at BIGINT NOT NULL, recorded_at BIGINT NOT NULL,
                told_at VARCHAR(120) NOT NULL, log_partition INTEGER NOT NULL, log_offset BIGINT NOT NULL,
                PRIMARY KEY (item, receipt, field))""",
            "CREATE INDEX roadmap_statement_programme ON roadmap_statement (programme, recorded_at)");

    private final JdbcClient jdbc;

    ViewSchema(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** True when the tables are of this version and were made from this cluster's log. */
    boolean fits(String clusterId) {
        jdbc.sql(CREATE_VERSION).update();
        return jdbc.sql("SELECT COUNT(*) FROM view_version WHERE version = ? AND cluster_id = ?")
                        .params(VERSION, clusterId)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    void createAnew(String clusterId) throws DataAccessException {
        TABLES.forEach(table -> jdbc.sql("DROP TABLE IF EXISTS " + table).update());
        CREATE.forEach(statement -> jdbc.sql(statement).update());
        jdbc.sql("INSERT INTO view_version (version, cluster_id) VALUES (?, ?)")
                .params(VERSION, clusterId)
                .update();
    }
}
