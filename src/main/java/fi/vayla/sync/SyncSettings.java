package fi.vayla.sync;

import fi.vayla.event.InvalidConfiguration;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the comparison of the systems with the roadmap.
 *
 * @param every how often one instance of all compares each system that lists its records; 1 h by default, 0 for never
 */
@ConfigurationProperties("vayla.sync")
record SyncSettings(@DefaultValue("1h") Duration every) {

    SyncSettings {
        if (every.isNegative()) {
            throw new InvalidConfiguration("vayla.sync.every is a time such as 1h, or 0 for never");
        }
    }
}
