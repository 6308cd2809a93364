package fi.vayla.routes;

import fi.vayla.delivery.Deliveries;
import fi.vayla.delivery.ParkedMessages;
import fi.vayla.log.EventLog;
import fi.vayla.log.LogFollower;
import fi.vayla.log.LogGroups;
import fi.vayla.log.LogReader;
import fi.vayla.log.RowLog;
import fi.vayla.system.Systems;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RouteSettings.class)
class RouteConfiguration {

    @Bean
    RouteLoader routeLoader(Systems systems, EventLog log, Clock clock) {
        return new RouteLoader(systems, log, clock);
    }

    @Bean
    RevisionLog revisionLog(
            RowLog rows, LogFollower follower, LogGroups groups, LogReader reader, RandomGenerator random) {
        return new RevisionLog(rows, follower, groups, reader, random);
    }

    @Bean
    RunningRoutes runningRoutes(RouteLoader loader, Deliveries deliveries) {
        return new RunningRoutes(new Preparing(loader), deliveries);
    }

    @Bean
    Probation probation(RouteSettings settings, Deliveries deliveries, ParkedMessages parked, Clock clock) {
        return new Probation(settings, new DeliveryFigures(deliveries, parked), clock);
    }

    @Bean
    Deployment deployment(
            RouteSettings settings,
            RunningRoutes running,
            RevisionLog revisions,
            RowLog rows,
            Probation probation,
            Clock clock) {
        return new Deployment(settings, running, revisions, new RouteAudit(rows), probation, clock);
    }

    @Bean
    Planner planner(
            RouteLoader loader, RunningRoutes running, RevisionLog revisions, LogGroups groups, LogReader reader) {
        return new Planner(loader, running, revisions, new ShadowSample(groups, reader));
    }

    @Bean
    Routes routes(
            RouteSettings settings,
            RunningRoutes running,
            RevisionLog revisions,
            Deployment deployment,
            Planner planner) {
        FolderFollowing folder = new FolderFollowing(settings, running, revisions, deployment);
        return new Routes(settings, running, revisions, deployment, folder, planner);
    }
}
