package fi.vayla.routes;

import fi.vayla.event.EventType;
import fi.vayla.event.InvalidConfiguration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what a route says of {@code event:}. Throws {@link InvalidConfiguration} naming the parameter. */
final class EventParameters {

    static final List<String> NAMES = List.of("source", "form", "where", "concurrency", "fourEyes");

    private static final int CONCURRENCY = 16;
    private static final int MOST = 1000;

    private EventParameters() {}

    static Set<EventType> types(String names) {
        return Arrays.stream(names.split(",")).map(EventParameters::type).collect(Collectors.toSet());
    }

    private static EventType type(String name) {
        return EventType.find(name.strip())
                .orElseThrow(() -> new InvalidConfiguration("There is no event type " + name + "; use one of "
                        + Arrays.stream(EventType.values())
                                .map(EventType::shortName)
                                .toList()));
    }

    /** Takes {@code concurrency} out of the parameters. */
    static int concurrency(Map<String, Object> parameters) {
        Object given = parameters.remove("concurrency");
        if (given == null) {
            return CONCURRENCY;
        }
        try {
            int concurrency = Integer.parseInt(given.toString());
            if (concurrency >= 1 && concurrency <= MOST) {
                return concurrency;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw InvalidConfiguration.of("concurrency", "concurrency is 1 to " + MOST + " calls, not " + given);
    }

    /** Takes {@code fourEyes} out of the parameters. */
    static boolean fourEyes(Map<String, Object> parameters) {
        Object given = parameters.remove("fourEyes");
        return switch (String.valueOf(given)) {
            case "true" -> true;
            case "false", "null" -> false;
            default -> throw InvalidConfiguration.of("fourEyes", "fourEyes is true or false, not " + given);
        };
    }
}
