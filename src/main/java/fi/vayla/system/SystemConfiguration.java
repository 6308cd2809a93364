package fi.vayla.system;

import fi.vayla.event.InvalidConfiguration;
import fi.vayla.event.Yaml;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SystemConfiguration.Settings.class)
class SystemConfiguration {

    /**
     * Settings of the municipal systems.
     *
     * @param file the systems; {@code config/systems.yaml} by default
     */
    @ConfigurationProperties("vayla.systems")
    record Settings(@DefaultValue("config/systems.yaml") Path file) {}

    /** The file as it is written. */
    record SystemsFile(@Nullable List<SystemDefinition> systems) {}

    @Bean
    Systems systems(Settings settings, List<AdapterFactory> factories) {
        SystemsFile file = Yaml.read(settings.file(), SystemsFile.class);
        if (file.systems() == null) {
            throw new InvalidConfiguration(settings.file() + ": there are no systems; list them under systems:");
        }
        return Systems.of(settings.file().toString(), file.systems(), factories);
    }
}
