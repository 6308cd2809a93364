package fi.vayla.system;

import fi.vayla.event.Event;
import java.util.Map;

/**
 * One message for one system.
 *
 * @param event the event that it comes from
 * @param idempotencyKey the same for every attempt at this event, route and target
 * @param parameters what the route's {@code system:} endpoint says, such as path and method
 * @param body the mapped body; shared, never written to
 */
@SuppressWarnings("ArrayRecordComponent") // passed through to the wire; never compared
public record Call(Event event, String idempotencyKey, Map<String, String> parameters, byte[] body) {

    public Call {
        parameters = Map.copyOf(parameters);
    }
}
