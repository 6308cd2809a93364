package fi.vayla.delivery;

import fi.vayla.event.Event;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What would become of a parked message if it took its road now.
 *
 * @param target where it would go
 * @param body what would be sent
 * @param problem why it would park again; everything about the sending is absent then
 * @param behind how many wait behind it
 */
@SuppressWarnings("ArrayRecordComponent") // shown to a person; never compared
public record Rehearsal(
        String id,
        @Nullable String target,
        @Nullable Map<String, String> parameters,
        byte @Nullable [] body,
        @Nullable String idempotencyKey,
        @Nullable String problem,
        int behind) {

    /** Runs the route's selection and mapping; nothing is sent. */
    static Rehearsal of(ParkedMessage message, DeliveryRoute route, int behind) {
        Optional<Event> event = message.event();
        if (event.isEmpty()) {
            return failed(message, ParkedRules.ONLY_DISCARD, behind);
        }
        Optional<String> unselected = route.unselected(event.get());
        if (unselected.isPresent()) {
            return failed(message, unselected.get(), behind);
        }
        try {
            return switch (route.pipeline().map(event.get())) {
                case Mapped.Ready ready ->
                    new Rehearsal(
                            message.id(),
                            ready.target().name(),
                            ready.parameters(),
                            ready.body(),
                            message.idempotencyKey(),
                            null,
                            behind);
                case Mapped.Failed(String detail) -> failed(message, detail, behind);
                case Mapped.Nothing _ ->
                    failed(message, "The route ends before a target: it would be discarded", behind);
            };
        } catch (RuntimeException e) { // as for a message on its way, whatever fails parks it
            return failed(message, e.toString(), behind);
        }
    }

    /** A discard sends nothing. */
    static Rehearsal ofDiscard(ParkedStand stand) {
        return new Rehearsal(stand.entry().id(), null, null, null, null, null, stand.behind());
    }

    private static Rehearsal failed(ParkedMessage message, String problem, int behind) {
        return new Rehearsal(message.id(), null, null, null, null, problem, behind);
    }
}
