package fi.vayla.routes;

import fi.vayla.event.Problem;
import fi.vayla.intake.IntakeResult;
import java.util.stream.Collectors;

/**
 * The hub does not take a message of an intake route, and never will as it is. It fails the exchange, unless the route catches
 * it; the source then does what it does with a message that failed. The text names kind and places, never the message's words.
 */
public final class MessageRejected extends Exception {

    private static final long serialVersionUID = 1L;

    MessageRejected(String source, IntakeResult.Rejected rejected) {
        super(source + " does not take it (" + rejected.reason().kind() + ")" + places(rejected));
    }

    private static String places(IntakeResult.Rejected rejected) {
        String places = rejected.problems().stream()
                .map(Problem::pointer)
                .filter(pointer -> !pointer.isEmpty())
                .limit(5)
                .collect(Collectors.joining(", "));
        return places.isEmpty() ? "" : ", because of " + places;
    }
}
