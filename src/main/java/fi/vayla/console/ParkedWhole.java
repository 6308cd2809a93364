package fi.vayla.console;

import fi.vayla.delivery.ParkedDecision;
import fi.vayla.delivery.ParkedDetail;
import fi.vayla.delivery.ParkedEdit;
import fi.vayla.delivery.ParkedMessage;
import fi.vayla.delivery.ParkedStand;
import fi.vayla.delivery.ParkedState;
import fi.vayla.delivery.ParkingReason;
import fi.vayla.event.Json;
import fi.vayla.log.Place;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A whole parked message, as {@code GET /api/parked/{id}} answers it.
 *
 * @param eventId the event's id within its source
 * @param time when it happened, by the source's clock
 * @param place the event's place on the log
 * @param attempts how many times it was sent
 * @param body the original bytes, in Base64
 * @param data what a replay would use, when it is JSON
 * @param queue the first of its key's queue
 */
@SuppressWarnings("ArrayRecordComponent") // written as JSON; never compared
record ParkedWhole(
        String id,
        String route,
        String receipt,
        String type,
        String source,
        @Nullable String eventId,
        String key,
        ParkingReason reason,
        String detail,
        @Nullable String target,
        @Nullable Instant time,
        Instant receivedAt,
        Instant at,
        boolean first,
        int behind,
        ParkedState state,
        String href,
        Place place,
        int attempts,
        @Nullable String traceparent,
        byte[] body,
        @Nullable JsonNode data,
        List<ParkedEdit> edits,
        @Nullable ParkedDecision proposal,
        @Nullable ParkedDecision decision,
        List<Queued> queue,
        int queueLength) {

    /** One of the queue that the message stands in. */
    record Queued(String id, String receipt, ParkingReason reason, Instant receivedAt) {}

    static ParkedWhole of(ParkedDetail found) {
        ParkedMessage message = found.message();
        ParkedStand stand = found.stand();
        return new ParkedWhole(
                message.id(),
                message.route(),
                message.receipt(),
                message.type(),
                message.source(),
                message.eventId(),
                message.key(),
                message.reason(),
                message.detail(),
                message.target(),
                message.time(),
                message.receivedAt(),
                message.at(),
                stand.first(),
                stand.behind(),
                stand.state(),
                ParkedSummary.href(message.id()),
                message.place(),
                message.attempts(),
                message.traceparent(),
                message.body(),
                json(message.data()).orElse(null),
                message.edits(),
                message.proposal(),
                message.decision(),
                found.queue().stream()
                        .map(entry -> new Queued(entry.id(), entry.receipt(), entry.reason(), entry.receivedAt()))
                        .toList(),
                found.queueLength());
    }

    /** Empty for bytes that are no JSON. */
    static Optional<JsonNode> json(byte[] bytes) {
        try {
            return Optional.of(Json.read(bytes));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
