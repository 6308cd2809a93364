package fi.vayla.routes;

import fi.vayla.delivery.Deliveries;
import fi.vayla.log.EventLog;
import fi.vayla.system.Systems;
import java.time.Clock;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.errorhandler.NoErrorHandlerDefinition;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RouteSettings.class)
class RouteConfiguration {

    @Bean
    Routes routes(RouteSettings settings, Deliveries deliveries, Systems systems, EventLog log, Clock clock) {
        DefaultCamelContext context = new DefaultCamelContext();
        context.getCamelContextExtension().setName("vayla");
        context.addComponent("event", new EventComponent(deliveries, log, clock));
        context.addComponent("mapping", new MappingComponent(settings.mappings()));
        context.addComponent("system", new SystemComponent(systems));
        // what failed on a message is the delivery's to decide
        context.getCamelContextExtension().setErrorHandlerFactory(new NoErrorHandlerDefinition());
        return new Routes(context, settings, deliveries);
    }
}
