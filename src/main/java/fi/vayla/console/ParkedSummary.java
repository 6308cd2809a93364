package fi.vayla.console;

import fi.vayla.delivery.ParkedEntry;
import fi.vayla.delivery.ParkedPage;
import fi.vayla.delivery.ParkedStand;
import fi.vayla.delivery.ParkedState;
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
 * @param detail the beginning of what was said of it
 * @param at when it was parked
 * @param first whether it is the first of its key on its route, which the others wait for
 * @param behind how many wait behind it
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
        Instant receivedAt,
        Instant at,
        boolean first,
        int behind,
        ParkedState state,
        String href) {

    static List<ParkedSummary> of(ParkedPage page) {
        return page.parked().stream().map(ParkedSummary::of).toList();
    }

    static ParkedSummary of(ParkedStand stand) {
        ParkedEntry entry = stand.entry();
        return new ParkedSummary(
                entry.id(),
                entry.route(),
                entry.receipt(),
                entry.type(),
                entry.source(),
                entry.key(),
                entry.reason(),
                entry.detail(),
                entry.target(),
                entry.receivedAt(),
                entry.at(),
                stand.first(),
                stand.behind(),
                stand.state(),
                href(entry.id()));
    }

    static String href(String id) {
        return "/api/parked/" + UriUtils.encodePathSegment(id, StandardCharsets.UTF_8);
    }
}
