package fi.vayla.command;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which parked messages a command is about. Filled by picocli. */
final class ParkedFilterOptions {

    @Option(names = "--route", paramLabel = "ROUTE", description = "Parked on this route.")
    private @Nullable String route;

    @Option(
            names = "--parking-reason",
            paramLabel = "REASON",
            description = "Parked for this reason: MAPPING, REJECTED_BY_SYSTEM, SCHEMA, ATTACHMENT_MISSING, UNREADABLE,"
                    + " HUB_FAILURE or BEHIND_PARKED.")
    private @Nullable String parkingReason;

    @Option(names = "--key", paramLabel = "KEY", description = "Of this form, case, project or item.")
    private @Nullable String key;

    @Option(names = "--from", paramLabel = "TIME", description = "Parked at 2026-11-01T00:00:00Z or later.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "Parked before then.")
    private @Nullable String to;

    /** As the API names them; those that were not given are null. */
    Map<String, @Nullable String> parameters() {
        Map<String, @Nullable String> parameters = new TreeMap<>();
        parameters.put("route", route);
        parameters.put("parkingReason", parkingReason);
        parameters.put("key", key);
        parameters.put("from", from);
        parameters.put("to", to);
        return parameters;
    }

    boolean given() {
        return parameters().values().stream().anyMatch(value -> value != null);
    }
}
