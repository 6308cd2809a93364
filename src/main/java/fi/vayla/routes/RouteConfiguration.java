package fi.vayla.routes;

import fi.vayla.delivery.Deliveries;
import fi.vayla.delivery.ParkedMessages;
import fi.vayla.event.LiveFile;
import fi.vayla.intake.CurrentSources;
import fi.vayla.intake.Format;
import fi.vayla.intake.IntakeSettings;
import fi.vayla.intake.MessageIntake;
import fi.vayla.log.EventLog;
import fi.vayla.log.LogFollower;
import fi.vayla.log.LogGroups;
import fi.vayla.log.LogReader;
import fi.vayla.log.RowLog;
import fi.vayla.log.Schemas;
import fi.vayla.security.Secrets;
import fi.vayla.system.AdapterFactory;
import fi.vayla.system.CurrentSystems;
import fi.vayla.system.SystemSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RouteSettings.class)
class RouteConfiguration {

    @Bean
    FilePlaces filePlaces(
            RouteSettings settings, IntakeSettings intake, SystemSettings systems, List<LiveFile> others) {
        SortedMap<String, Path> config = new TreeMap<>();
        config.put(FilePlaces.SOURCES, intake.sources());
        config.put(FilePlaces.SYSTEMS, systems.file());
        others.forEach(other -> config.put(other.name(), other.path()));
        return new FilePlaces(settings.folder(), config);
    }

    @Bean
    LiveConfiguration liveConfiguration(CurrentSystems systems, CurrentSources sources, List<LiveFile> others) {
        return new LiveConfiguration(systems, sources, others);
    }

    @Bean
    Preparing preparing(
            List<AdapterFactory> factories,
            List<Format> formats,
            Schemas schemas,
            List<LiveFile> others,
            EventLog log,
            MessageIntake intake,
            Secrets secrets,
            Clock clock) {
        return new Preparing(new Configuring(factories, formats, schemas, others), log, intake, secrets::find, clock);
    }

    @Bean
    RevisionLog revisionLog(
            RowLog rows, LogFollower follower, LogGroups groups, LogReader reader, RandomGenerator random) {
        return new RevisionLog(rows, follower, groups, reader, random);
    }

    @Bean
    IntakeRoutes intakeRoutes(LogGroups groups, MeterRegistry registry) {
        return new IntakeRoutes(groups, registry);
    }

    @Bean
    RunningRoutes runningRoutes(
            Preparing preparing, LiveConfiguration live, Deliveries deliveries, IntakeRoutes intakes) {
        return new RunningRoutes(preparing, live, deliveries, intakes);
    }

    @Bean
    Probation probation(RouteSettings settings, Deliveries deliveries, ParkedMessages parked, Clock clock) {
        return new Probation(settings, new DeliveryFigures(deliveries, parked), clock);
    }

    @Bean
    Deployment deployment(
            FilePlaces places,
            RunningRoutes running,
            RevisionLog revisions,
            RowLog rows,
            Probation probation,
            Clock clock) {
        return new Deployment(places, running, revisions, new RouteAudit(rows), probation, clock);
    }

    @Bean
    Planner planner(
            Preparing preparing,
            RunningRoutes running,
            RevisionLog revisions,
            LiveConfiguration live,
            LogGroups groups,
            LogReader reader,
            EventLog log,
            Clock clock) {
        ShadowRuns runs = new ShadowRuns(live, log, clock);
        return new Planner(preparing, running, revisions, live, new ShadowSample(groups, reader), runs);
    }

    @Bean
    Routes routes(
            RouteSettings settings,
            FilePlaces places,
            RunningRoutes running,
            RevisionLog revisions,
            Deployment deployment,
            Planner planner) {
        FolderFollowing folder = new FolderFollowing(settings, new RouteFolder(places), running, revisions, deployment);
        return new Routes(settings, running, revisions, deployment, folder, planner, places);
    }
}
