package fi.vayla.console;

import fi.vayla.delivery.ParkedFilter;
import fi.vayla.delivery.ParkedMessages;
import fi.vayla.delivery.ParkedPage;
import fi.vayla.delivery.ParkingReason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The parked messages. */
@RestController
@RequestMapping("/api/parked")
final class ParkedApi {

    private static final int PAGE = 50;

    private final ParkedMessages parked;

    ParkedApi(ParkedMessages parked) {
        this.parked = parked;
    }

    /** @param total how many messages the filter takes, on all pages */
    record ParkedList(List<ParkedSummary> parked, int total, int page, int pageSize) {}

    @GetMapping
    ParkedList list(
            @RequestParam @Nullable String route,
            @RequestParam @Nullable ParkingReason parkingReason,
            @RequestParam @Nullable String key,
            @RequestParam @Nullable Instant from,
            @RequestParam @Nullable Instant to,
            @RequestParam(defaultValue = "false") boolean first,
            @RequestParam(defaultValue = "0") int page) {
        Refusal.requirePage(page);
        ParkedFilter filter = new ParkedFilter(route, parkingReason, key, from, to);
        ParkedPage found = parked.list(filter, first, (long) page * PAGE, PAGE);
        return new ParkedList(ParkedSummary.of(found), found.total(), page, PAGE);
    }

    @GetMapping("/{id}")
    ParkedWhole whole(@PathVariable String id) {
        return get(parked, id);
    }

    static ParkedWhole get(ParkedMessages parked, String id) {
        return parked.find(id).map(ParkedWhole::of).orElseThrow(() -> notParked(id));
    }

    static Refusal notParked(String id) {
        return Refusal.notFound(
                "not-parked", "Not parked", "Nothing is parked as " + id + "; GET /api/parked lists what is");
    }
}
