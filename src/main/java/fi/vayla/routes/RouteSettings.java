package fi.vayla.routes;

import fi.vayla.event.InvalidConfiguration;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the routes.
 *
 * @param folder where the administrator keeps them; {@code routes} by default
 * @param watch how often the hub looks for changed, new and removed files; a change counts when two looks in a row find the
 *     same; 2 s by default, 0 for never
 */
@ConfigurationProperties("vayla.routes")
public record RouteSettings(
        @DefaultValue("routes") Path folder,
        @DefaultValue("2s") Duration watch) {

    public RouteSettings {
        if (watch.isNegative()) {
            throw new InvalidConfiguration("vayla.routes.watch is a time such as 2s, or 0 for never");
        }
    }

    Path mappings() {
        return folder.resolve("mappings");
    }

    Path intake() {
        return folder.resolve("intake");
    }

    Path deliver() {
        return folder.resolve("deliver");
    }
}
