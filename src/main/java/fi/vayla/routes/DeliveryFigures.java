package fi.vayla.routes;

import fi.vayla.delivery.Deliveries;
import fi.vayla.delivery.ParkedFilter;
import fi.vayla.delivery.ParkedMessages;
import fi.vayla.delivery.ParkingReason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What the ledger and the parked messages say, of all instances. */
final class DeliveryFigures implements Probation.Figures {

    /** Those that another version of the route may be to blame for. */
    private static final List<ParkingReason> REASONS = List.of(
            ParkingReason.MAPPING, ParkingReason.SCHEMA, ParkingReason.REJECTED_BY_SYSTEM, ParkingReason.HUB_FAILURE);

    private final Deliveries deliveries;
    private final ParkedMessages parked;

    DeliveryFigures(Deliveries deliveries, ParkedMessages parked) {
        this.deliveries = deliveries;
        this.parked = parked;
    }

    @Override
    public Map<String, Long> settled(Set<String> routes) {
        return deliveries.stands().stream()
                .filter(stand -> routes.contains(stand.route()))
                .collect(Collectors.toMap(stand -> stand.route(), stand -> stand.delivered() + stand.discarded()));
    }

    @Override
    public long parked(String route, Instant since) {
        return REASONS.stream()
                .mapToLong(reason -> parked.count(new ParkedFilter(route, reason, null, since, null)))
                .sum();
    }
}
