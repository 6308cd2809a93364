package fi.vayla.console;

import fi.vayla.delivery.ParkedMessage;
import fi.vayla.delivery.ParkingReason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * A parked message without its body.
 *
 * @param id route and receipt
 * @param href where the whole message is
 */
record ParkedSummary(
        String id,
        String route,
        String receipt,
        String type,
        String source,
        String key,
        ParkingReason reason,
        String detail,
        @Nullable String target,
        Instant at,
        String href) {

    /** Some of the parked messages, in the order in which they parked. */
    static List<ParkedSummary> of(List<ParkedMessage> parked, long skipped, int atMost) {
        return parked.stream()
                .skip(skipped)
                .limit(atMost)
                .map(ParkedSummary::of)
                .toList();
    }

    private static ParkedSummary of(ParkedMessage message) {
        return new ParkedSummary(
                message.id(),
                message.route(),
                message.receipt(),
                message.type(),
                message.source(),
                message.key(),
                message.reason(),
                message.detail(),
                message.target(),
                message.at(),
                "/api/parked/" + UriUtils.encodePathSegment(message.id(), StandardCharsets.UTF_8));
    }
}
