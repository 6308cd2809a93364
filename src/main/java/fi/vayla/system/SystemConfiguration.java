package fi.vayla.system;

import fi.vayla.event.InvalidConfiguration;
import fi.vayla.event.Yaml;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SystemSettings.class)
class SystemConfiguration {

    /** The file as it is written. */
    record Content(@Nullable List<SystemDefinition> systems) {}

    @Bean
    Systems systems(SystemSettings settings, List<AdapterFactory> factories) {
        Content file = Yaml.read(settings.file(), Content.class);
        if (file.systems() == null) {
            throw new InvalidConfiguration(settings.file() + ": there are no systems; list them under systems:");
        }
        return Systems.of(settings.file().toString(), file.systems(), factories);
    }
}
