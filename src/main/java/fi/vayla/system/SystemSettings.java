package fi.vayla.system;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the municipal systems.
 *
 * @param file the systems; {@code config/systems.yaml} by default
 */
@ConfigurationProperties("vayla.systems")
public record SystemSettings(
        @DefaultValue("config/systems.yaml") Path file) {}
