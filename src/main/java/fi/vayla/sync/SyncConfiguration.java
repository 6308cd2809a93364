package fi.vayla.sync;

import fi.vayla.delivery.Deliveries;
import fi.vayla.log.EventLog;
import fi.vayla.log.LogFollower;
import fi.vayla.log.LogGroups;
import fi.vayla.log.RowLog;
import fi.vayla.log.Topic;
import fi.vayla.roadmap.Adoption;
import fi.vayla.roadmap.PresentItems;
import fi.vayla.system.CurrentSystems;
import fi.vayla.view.Projector;
import fi.vayla.view.ViewReader;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SyncSettings.class)
class SyncConfiguration {

    private static final Duration CATCH_UP = Duration.ofSeconds(5);

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
            Projector projector,
            Comparisons comparisons,
            Adoption owners,
            EventLog log,
            RowLog rows,
            Clock clock) {
        EarlierStates earlier = new EarlierStates(item -> view.listChanges(item.programme(), item.item()));
        return new Synchronisation(
                roads,
                new Comparing(roads, items, earlier, () -> areRead(projector), clock),
                comparisons,
                new RepairPlans(roads, items, owners),
                new Repairs(items, owners, log, rows, clock));
    }

    private static boolean areRead(Projector projector) {
        try {
            return projector.awaitRead(Set.of(Topic.ROADMAP), CATCH_UP);
        } catch (IllegalStateException e) { // its reading has ended, as health and its error say
            return false;
        }
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
