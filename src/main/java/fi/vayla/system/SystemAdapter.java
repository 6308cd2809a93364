package fi.vayla.system;

import fi.vayla.event.InvalidConfiguration;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Speaks one municipal system's protocol. It sends once and says what came of it; order, retry, the ledger and parking are
 * the delivery's. Called from many virtual threads at once.
 */
public interface SystemAdapter {

    /** Sends once. An expected failure is an {@link Outcome}, never an exception. */
    Outcome deliver(Call call);

    /**
     * Checks what a route's {@code system:} endpoint says, when the route is loaded. Throws
     * {@link fi.vayla.event.InvalidConfiguration} naming the parameter.
     */
    default void check(Map<String, String> parameters) {
        if (!parameters.isEmpty()) {
            String first = parameters.keySet().iterator().next();
            throw InvalidConfiguration.ofUnknown(
                    first, "This system takes no parameters; remove " + parameters.keySet());
        }
    }

    /** What can be done about a call with these parameters that ended without an answer. */
    default Capability capability(Map<String, String> parameters) {
        return Capability.NEITHER;
    }

    /**
     * Asks whether the system has this very message, by its business key. Asked only where {@link #capability} says
     * {@link Capability#FIND}; an expected failure is a {@link Lookup}, never an exception.
     */
    default Lookup find(Call call) {
        throw new IllegalStateException("This system cannot be asked");
    }

    /**
     * Reads one of the system's records.
     *
     * @param path the record's path below the system's URL, such as {@code /cases/HEL-2025-001216}
     */
    default Fetched fetch(String path) {
        return new Fetched.Unsupported();
    }

    /** Whether {@link #list} reads anything; known when the adapter is made. */
    default boolean lists() {
        return false;
    }

    /**
     * Reads every record that the system shows of the roadmap, page by page. An expected failure is a {@link Listed}, never
     * an exception; a list that breaks off is {@link Listed.Unavailable} as a whole.
     */
    default Listed list() {
        return new Listed.Unsupported();
    }

    /**
     * A listed record in the words of a call's body, so that both can be compared value by value: the body, with what the
     * record says in the place of what is wanted of it. Where the record will do, that is what the body says. By default a record
     * is a document like the body.
     */
    default JsonNode shown(Call call, JsonNode fields) {
        return fields;
    }

    /** Where the call would go, for people to look at; empty where a call has no method and path. */
    default Optional<Address> address(Call call) {
        return Optional.empty();
    }
}
