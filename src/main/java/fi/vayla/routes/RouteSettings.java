package fi.vayla.routes;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the routes.
 *
 * @param folder where the administrator keeps them; {@code routes} by default
 */
@ConfigurationProperties("vayla.routes")
public record RouteSettings(@DefaultValue("routes") Path folder) {

    Path mappings() {
        return folder.resolve("mappings");
    }

    Path deliver() {
        return folder.resolve("deliver");
    }
}
