package fi.vayla.console;

import fi.vayla.view.ViewReader;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConsoleSettings.class)
class ConsoleConfiguration {

    @Bean
    StatusChanges statusChanges(ViewReader views) {
        return programme -> views.listChangesOf(programme, "status");
    }
}
