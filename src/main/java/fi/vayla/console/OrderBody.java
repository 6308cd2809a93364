package fi.vayla.console;

import fi.vayla.event.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** The JSON body of an order, read strictly: what it says and nobody reads could make it an order about something else. */
final class OrderBody {

    private static final ObjectReader STRICT =
            Json.MAPPER.reader().with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private OrderBody() {}

    static <T> T read(byte[] body, Class<T> type) {
        try {
            JsonNode order = Json.read(body);
            if (!order.isObject()) {
                throw notUnderstood("it is not a JSON object");
            }
            return STRICT.forType(type).readValue(order);
        } catch (UnrecognizedPropertyException e) {
            throw notUnderstood(
                    "there is no property " + e.getPropertyName() + "; there are " + e.getKnownPropertyIds());
        } catch (JacksonException e) {
            throw notUnderstood(e.getOriginalMessage());
        }
    }

    private static Refusal notUnderstood(String why) {
        return Refusal.badRequest("not-parseable", "Not parseable", "The order is not understood: " + why);
    }
}
