package fi.vayla.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    private static final Duration BASE = Duration.ofMillis(200);
    private static final Duration CEILING = Duration.ofSeconds(30);

    @ParameterizedTest
    @CsvSource({"1,200", "2,400", "3,800", "7,12800", "8,25600", "9,30000", "10,30000", "64,30000", "2147483647,30000"})
    void the_longest_wait_doubles_up_to_the_ceiling(int attempt, long longest) {
        assertThat(new Backoff(BASE, CEILING, longest()).delay(attempt, null)).hasMillis(longest);
    }

    @Test
    void waits_are_spread_over_the_whole_span() {
        Backoff backoff = new Backoff(BASE, CEILING, new Random(5));

        var waits = IntStream.range(0, 2000)
                .mapToObj(i -> backoff.delay(4, null).toMillis())
                .toList();

        assertThat(waits).allSatisfy(wait -> assertThat(wait).isBetween(1L, 1600L));
        assertThat(waits).anySatisfy(wait -> assertThat(wait).isLessThan(50));
        assertThat(waits).anySatisfy(wait -> assertThat(wait).isGreaterThan(1550));
    }

    @Test
    void a_longer_retry_after_is_obeyed() {
        assertThat(new Backoff(BASE, CEILING, longest()).delay(1, Duration.ofMinutes(10)))
                .isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void a_shorter_retry_after_does_not_shorten_the_wait() {
        assertThat(new Backoff(BASE, CEILING, longest()).delay(9, Duration.ofSeconds(1)))
                .isEqualTo(CEILING);
        assertThat(new Backoff(BASE, CEILING, longest()).delay(9, Duration.ZERO))
                .isEqualTo(CEILING);
    }

    @Test
    void no_base_is_still_a_wait() {
        assertThat(new Backoff(Duration.ZERO, CEILING, new Random(1)).delay(3, null))
                .hasMillis(1);
    }

    private static RandomGenerator longest() {
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                return Long.MAX_VALUE;
            }

            @Override
            public long nextLong(long bound) {
                return bound - 1;
            }
        };
    }
}
