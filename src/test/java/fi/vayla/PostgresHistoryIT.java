package fi.vayla;

import fi.vayla.view.TestPostgres;
import java.util.Map;

class PostgresHistoryIT extends HistorySuite {

    @Override
    Map<String, String> database() {
        return Map.of(
                "spring.datasource.url", TestPostgres.url(),
                "spring.datasource.username", "postgres",
                "spring.datasource.password", "postgres");
    }
}
