package fi.vayla.system;

import fi.vayla.event.Event;
import fi.vayla.event.EventType;
import fi.vayla.event.Json;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

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

    private static final Set<String> PLACES = Set.of("subject", "id", "receipt", "idempotencyKey");

    public Call {
        parameters = Map.copyOf(parameters);
    }

    /** Whether the place {@code {name}} of a template can have a value in a message. */
    public static boolean isPlace(String name) {
        return PLACES.contains(name) || name.startsWith("/");
    }

    /** What the place {@code {name}} of a template stands for in this message; null for nothing. */
    public @Nullable String place(String name) {
        return switch (name) {
            case "subject" -> event.subject();
            case "id" -> event.id();
            case "receipt" -> event.receipt().value();
            case "idempotencyKey" -> idempotencyKey;
            default -> name.startsWith("/") ? inBody(name) : null;
        };
    }

    /**
     * Whether somebody ordered that the system shows this item again. Only then is a record made in the place of one that is
     * gone: one that the hub may no longer see looks just the same.
     */
    public boolean isRepair() {
        return event.type() == EventType.ROADMAP_ITEM_CHANGED
                && Json.read(event.data()).path("repairs").isString();
    }

    /** Whether somebody ordered that a record goes. */
    public boolean isRemoval() {
        return event.type() == EventType.ROADMAP_RECORD_ORPHANED;
    }

    /** The same with another body. */
    public Call with(byte[] other) {
        return new Call(event, idempotencyKey, parameters, other);
    }

    private @Nullable String inBody(String pointer) {
        try {
            JsonNode found = Json.read(body).at(pointer);
            return found.isValueNode() && !found.isNull() ? found.asString() : null;
        } catch (JacksonException e) {
            return null;
        }
    }
}
