package fi.vayla;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the demo.
 *
 * @param seconds how long it runs; 0 (default) until it is stopped
 * @param every how often it says how far it is; 10 s by default
 * @param patience how long it waits at the end for messages that are still under way; 60 s by default
 */
@ConfigurationProperties("vayla.demo")
record DemoSettings(
        @DefaultValue("0") int seconds,
        @DefaultValue("10s") Duration every,
        @DefaultValue("60s") Duration patience) {}
