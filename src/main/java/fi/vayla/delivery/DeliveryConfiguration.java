package fi.vayla.delivery;

import fi.vayla.log.LogFollower;
import fi.vayla.log.LogGroups;
import fi.vayla.log.LogReader;
import fi.vayla.log.RowLog;
import fi.vayla.log.Schemas;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeliverySettings.class)
class DeliveryConfiguration {

    @Bean
    Ledger ledger(RowLog rows, LogReader reader) {
        return new Ledger(rows, reader);
    }

    @Bean
    ParkingLot parkingLot(RowLog rows, LogFollower follower, LogGroups groups, LogReader reader) {
        return new ParkingLot(rows, follower, groups, reader);
    }

    @Bean
    RouteControls routeControls(RowLog rows, LogFollower follower, LogGroups groups) {
        return new RouteControls(rows, follower, groups);
    }

    @Bean
    Deliveries deliveries(
            Ledger ledger,
            ParkingLot parkingLot,
            RouteControls controls,
            LogGroups groups,
            LogReader reader,
            RandomGenerator random,
            DeliverySettings settings,
            MeterRegistry registry,
            Clock clock) {
        Backoff backoff = new Backoff(settings.backoff(), settings.backoffCeiling(), random);
        return new Deliveries(ledger, parkingLot, controls, groups, reader, backoff, settings, registry, clock);
    }

    @Bean
    ParkedMessages parkedMessages(
            ParkingLot parkingLot, Deliveries deliveries, RowLog rows, Schemas schemas, Clock clock) {
        ParkedWriter writer = new ParkedWriter(parkingLot, rows);
        return new ParkedMessages(parkingLot, id -> running(deliveries, id), writer, schemas, clock);
    }

    @Bean
    RouteOrders routeOrders(
            RouteControls controls,
            Deliveries deliveries,
            Ledger ledger,
            LogGroups groups,
            LogReader reader,
            RowLog rows,
            Clock clock) {
        RewindPlans plans = new RewindPlans(ledger, groups, reader);
        return new RouteOrders(controls, id -> running(deliveries, id), plans, rows, clock);
    }

    private static Optional<DeliveryRoute> running(Deliveries deliveries, String id) {
        return deliveries.list().stream().filter(route -> route.id().equals(id)).findFirst();
    }
}
