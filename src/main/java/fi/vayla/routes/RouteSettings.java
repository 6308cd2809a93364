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
 * @param apply {@code auto}: what is new in the folder is applied when nothing is wrong in it; {@code manual}: only when
 *     somebody orders it, with {@code ./vayla routes apply}; auto by default
 * @param shadow how many of the newest messages a plan runs through the old and the new version of each changed route; 200 by
 *     default, 0 to 5000
 * @param probation how long after it was applied a revision is rolled back by the hub when it does badly; 5 min by default, 0
 *     for never
 * @param rollbackAt which share of a changed route's messages, of 20 or more, must have been parked for that; 0.2 by default,
 *     more than 0 and at most 1
 */
@ConfigurationProperties("vayla.routes")
public record RouteSettings(
        @DefaultValue("routes") Path folder,
        @DefaultValue("2s") Duration watch,
        @DefaultValue("auto") Apply apply,
        @DefaultValue("200") int shadow,
        @DefaultValue("5m") Duration probation,
        @DefaultValue("0.2") double rollbackAt) {

    /** Who applies the folder. The names are the settings' values. */
    public enum Apply {
        auto,
        manual
    }

    public RouteSettings {
        if (watch.isNegative()) {
            throw new InvalidConfiguration("vayla.routes.watch is a time such as 2s, or 0 for never");
        }
        if (shadow < 0 || shadow > 5000) {
            throw new InvalidConfiguration("vayla.routes.shadow is a number of messages, 0 to 5000, not " + shadow);
        }
        if (probation.isNegative()) {
            throw new InvalidConfiguration("vayla.routes.probation is a time such as 5m, or 0 for never");
        }
        if (!(rollbackAt > 0 && rollbackAt <= 1)) {
            throw new InvalidConfiguration(
                    "vayla.routes.rollback-at is a share, more than 0 and at most 1, not " + rollbackAt);
        }
    }
}
