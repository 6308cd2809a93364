package fi.vayla.routes;

import fi.vayla.delivery.Deliveries;
import fi.vayla.log.EventLog;
import fi.vayla.system.Systems;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RouteSettings.class)
class RouteConfiguration {

    @Bean
    Routes routes(RouteSettings settings, Deliveries deliveries, Systems systems, EventLog log, Clock clock) {
        RunningRoutes running = new RunningRoutes(new RouteLoader(systems, log, clock), deliveries);
        return new Routes(settings, running);
    }
}
