package fi.vayla.routes;

import fi.vayla.delivery.Deliveries;
import fi.vayla.intake.MessageIntake;
import fi.vayla.log.EventLog;
import fi.vayla.log.LogGroups;
import fi.vayla.security.Secrets;
import fi.vayla.system.Systems;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RouteSettings.class)
class RouteConfiguration {

    @Bean
    IntakeLoader intakeLoader(MessageIntake intake, Secrets secrets, Clock clock) {
        return new IntakeLoader(intake, secrets::find, clock);
    }

    @Bean
    IntakeRoutes intakeRoutes(LogGroups groups, MeterRegistry registry) {
        return new IntakeRoutes(groups, registry);
    }

    @Bean
    RouteLoader routeLoader(Systems systems, EventLog log, Clock clock) {
        return new RouteLoader(systems, log, clock);
    }

    @Bean
    Routes routes(
            RouteSettings settings,
            Deliveries deliveries,
            RouteLoader loader,
            IntakeLoader intakeLoader,
            IntakeRoutes intakes) {
        return new Routes(settings, new RunningRoutes(loader, deliveries, intakeLoader, intakes));
    }
}
