package fi.vayla;

import java.util.Map;

class SqliteHistoryIT extends HistorySuite {

    /** What a test's hub has anyway. */
    @Override
    Map<String, String> database() {
        return Map.of();
    }
}
