package fi.vayla.operations;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A running route, as {@code GET /api/routes} shows it. */
public record RouteState(
        String id,
        String description,
        List<String> types,
        int concurrency,
        long lag,
        long delivered,
        long parked,
        long waiting,
        @Nullable String lastError) {}
