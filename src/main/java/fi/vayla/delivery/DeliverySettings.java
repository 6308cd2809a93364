package fi.vayla.delivery;

import fi.vayla.event.InvalidConfiguration;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the delivery.
 *
 * @param backoff the longest wait before the second attempt; doubles with each one; 200 ms by default
 * @param backoffCeiling the longest wait between two attempts; 30 s by default
 * @param circuitFailures after how many failures in a row a system is left alone but for probes; 5 by default
 * @param inFlight how many events a route holds in memory; reading pauses beyond it; 2000 by default
 * @param inFlightSize how many bytes of events a route holds in memory, beside the number; 32 MB by default
 * @param commitInterval how often offsets are committed; 500 ms by default
 * @param drain how long a stop or a rebalance waits for calls that are under way; 15 s by default, longer than any
 *     system's timeout and 3 s
 */
@ConfigurationProperties("vayla.delivery")
public record DeliverySettings(
        @DefaultValue("200ms") Duration backoff,
        @DefaultValue("30s") Duration backoffCeiling,
        @DefaultValue("5") int circuitFailures,
        @DefaultValue("2000") int inFlight,
        @DefaultValue("32MB") DataSize inFlightSize,
        @DefaultValue("500ms") Duration commitInterval,
        @DefaultValue("15s") Duration drain) {

    public DeliverySettings {
        requirePositive("backoff", backoff.toMillis());
        requirePositive("backoff-ceiling", backoffCeiling.toMillis());
        requirePositive("circuit-failures", circuitFailures);
        requirePositive("in-flight", inFlight);
        requirePositive("in-flight-size", inFlightSize.toBytes());
        requirePositive("commit-interval", commitInterval.toMillis());
        requirePositive("drain", drain.toMillis());
    }

    private static void requirePositive(String name, long value) {
        if (value < 1) {
            throw new InvalidConfiguration("vayla.delivery." + name + " is more than nothing");
        }
    }
}
