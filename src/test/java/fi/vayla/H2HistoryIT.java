package fi.vayla;

import java.util.Map;

class H2HistoryIT extends HistorySuite {

    /** What a test's hub has anyway. */
    @Override
    Map<String, String> database() {
        return Map.of();
    }
}
