package fi.vayla.system;

import fi.vayla.event.InvalidConfiguration;
import java.time.Duration;

/**
 * What one system is to be spared, by all routes of this instance together.
 *
 * @param concurrency calls that may be open at once, 1 to 1000
 * @param rate calls a second; 0 for as many as it takes
 * @param settle how long it may take until a call that ended without an answer shows in a look-up
 */
public record Limits(int concurrency, double rate, Duration settle) {

    /** For what is inside the hub. */
    public static final Limits NONE = new Limits(1000, 0, Duration.ZERO);

    public Limits {
        if (concurrency < 1 || concurrency > 1000) {
            throw InvalidConfiguration.of("concurrency", "concurrency is 1 to 1000 calls, not " + concurrency);
        }
        if (!(rate >= 0) || Double.isInfinite(rate)) {
            throw InvalidConfiguration.of("rate", "rate is calls a second, 0 for no limit, not " + rate);
        }
        if (settle.isNegative()) {
            throw InvalidConfiguration.of("settle", "settle is a time such as 2s, not " + settle);
        }
    }
}
