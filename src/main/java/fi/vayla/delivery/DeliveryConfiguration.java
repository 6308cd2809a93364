package fi.vayla.delivery;

import fi.vayla.log.LogFollower;
import fi.vayla.log.LogGroups;
import fi.vayla.log.LogReader;
import fi.vayla.log.RowLog;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
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
    ParkingLot parkingLot(RowLog rows, LogFollower follower, LogGroups groups) {
        return new ParkingLot(rows, follower, groups);
    }

    @Bean
    Deliveries deliveries(
            Ledger ledger,
            ParkingLot parkingLot,
            LogGroups groups,
            RandomGenerator random,
            DeliverySettings settings,
            MeterRegistry registry,
            Clock clock) {
        Backoff backoff = new Backoff(settings.backoff(), settings.backoffCeiling(), random);
        return new Deliveries(ledger, parkingLot, groups, backoff, settings, registry, clock);
    }
}
