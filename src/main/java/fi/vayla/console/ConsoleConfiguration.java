package fi.vayla.console;

import fi.vayla.view.ViewReader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ConsoleConfiguration {

    @Bean
    StatusChanges statusChanges(ViewReader views) {
        return programme -> views.listChangesOf(programme, "status");
    }
}
