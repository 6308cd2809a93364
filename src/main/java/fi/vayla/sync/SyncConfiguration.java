package fi.vayla.sync;

import fi.vayla.delivery.Deliveries;
import fi.vayla.log.EventLog;
import fi.vayla.log.LogFollower;
import fi.vayla.log.LogGroups;
import fi.vayla.log.RowLog;
import fi.vayla.roadmap.Adoption;
import fi.vayla.roadmap.PresentItems;
import fi.vayla.system.CurrentSystems;
import fi.vayla.view.ViewReader;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SyncSettings.class)
class SyncConfiguration {

    @Bean
    RoadmapRoads roadmapRoads(CurrentSystems systems, Deliveries deliveries) {
        return new RoadmapRoads(systems, deliveries);
    }

    @Bean
    Comparisons comparisons(RowLog rows, LogFollower follower) {
        return new Comparisons(rows, follower);
    }

    @Bean
    Synchronisation synchronisation(
            RoadmapRoads roads,
            PresentItems items,
            ViewReader view,
            Comparisons comparisons,
            Adoption owners,
            EventLog log,
            RowLog rows,
            Clock clock) {
        EarlierStates earlier = new EarlierStates(item -> view.listChanges(item.programme(), item.item()));
        return new Synchronisation(
                roads,
                new Comparing(roads, items, earlier, clock),
                comparisons,
                new RepairPlans(roads, items, owners),
                new Repairs(items, owners, log, rows, clock));
    }

    @Bean
    SyncSchedule syncSchedule(
            SyncSettings settings,
            Synchronisation synchronisation,
            RoadmapRoads roads,
            Comparisons comparisons,
            LogGroups groups,
            Clock clock) {
        return new SyncSchedule(settings, synchronisation, roads, comparisons, groups, clock);
    }

    @Bean
    SyncMeters syncMeters(Synchronisation synchronisation, MeterRegistry registry) {
        return new SyncMeters(synchronisation, registry);
    }
}
