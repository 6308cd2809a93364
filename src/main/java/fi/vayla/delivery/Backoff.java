package fi.vayla.delivery;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Exponential back-off with full jitter under a ceiling; a system's own Retry-After is obeyed when it is longer. */
record Backoff(Duration base, Duration ceiling, RandomGenerator random) {

    /** @param attempt 1 for the first failed attempt */
    Duration delay(int attempt, @Nullable Duration retryAfter) {
        long highest = Math.min(ceiling.toMillis(), base.toMillis() << Math.min(attempt - 1, 20));
        Duration jittered = Duration.ofMillis(1 + random.nextLong(Math.max(1, highest)));
        return retryAfter != null && retryAfter.compareTo(jittered) > 0 ? retryAfter : jittered;
    }
}
