package fi.vayla.routes;

import fi.vayla.delivery.Mapped;
import fi.vayla.event.Event;
import java.util.Optional;
import org.apache.camel.Exchange;

/** What travels with a Camel exchange of ours, typed. */
final class Exchanges {

    private static final String EVENT = "vayla.event";
    private static final String MAPPED = "vayla.mapped";

    private Exchanges() {}

    static void start(Exchange exchange, Event event) {
        exchange.setProperty(EVENT, event);
        exchange.getMessage().setBody(event.data());
    }

    static Event event(Exchange exchange) {
        Event event = exchange.getProperty(EVENT, Event.class);
        if (event == null) {
            throw new IllegalStateException(
                    "mapping:, system: and a closing event: are steps of a route that starts with event:");
        }
        return event;
    }

    /** A route has one target for each event, so that its ledger has one row for it. */
    static void hand(Exchange exchange, Mapped.Ready ready) {
        handed(exchange).ifPresent(first -> {
            throw new IllegalStateException("The route sends to " + first.target() + " and to " + ready.target()
                    + "; give each target a route of its own");
        });
        exchange.setProperty(MAPPED, ready);
    }

    static Optional<Mapped.Ready> handed(Exchange exchange) {
        return Optional.ofNullable(exchange.getProperty(MAPPED, Mapped.Ready.class));
    }
}
