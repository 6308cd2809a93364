package fi.vayla.delivery;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the delivery.
 *
 * @param backoff the longest wait before the second attempt; doubles with each one; 200 ms by default
 * @param backoffCeiling the longest wait between two attempts; 30 s by default
 * @param inFlight how many events a route holds in memory; reading pauses beyond it; 2000 by default
 * @param commitInterval how often offsets are committed; 500 ms by default
 * @param drain how long a stop waits for calls that are under way; 10 s by default
 */
@ConfigurationProperties("vayla.delivery")
public record DeliverySettings(
        @DefaultValue("200ms") Duration backoff,
        @DefaultValue("30s") Duration backoffCeiling,
        @DefaultValue("2000") int inFlight,
        @DefaultValue("500ms") Duration commitInterval,
        @DefaultValue("10s") Duration drain) {}
