package fi.vayla;

import static fi.vayla.ControlledHub.SOON;
import static fi.vayla.ControlledHub.awaitNumbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.vayla.delivery.TargetSystem;
import fi.vayla.delivery.TargetSystem.Answer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The limits of a running route change at once, without a restart, and no order is broken. */
class LimitsIT {

    private static final List<String> KEYS =
            IntStream.range(0, 12).mapToObj(number -> "avain-ä" + number).toList();

    @RegisterExtension
    static final SharedHub SHARED = new SharedHub(false);

    private TargetSystem target;
    private ControlledHub hub;

    @BeforeEach
    void take() {
        target = SHARED.target();
        hub = SHARED.control();
    }

    @Test
    void fewer_calls_are_open_at_once_from_when_that_is_ordered_until_it_is_cleared() {
        CountDownLatch ends = new CountDownLatch(1);
        hub.accepted("forms", "limits", "{\"concurrency\":2,\"reason\":\"kohde on hidas\"}");
        await().atMost(SOON).until(() -> hub.route("forms").path("concurrency").asInt() == 2);
        target.answers(received -> {
            awaitQuietly(ends);
            return Answer.TAKE;
        });
        hub.submit(KEYS, 0, 2);
        awaitNumbers(SHARED.other(), KEYS, 2);
        await().atMost(SOON).until(() -> target.mostOpen() == 2);

        hub.accepted("forms", "limits", "{\"reason\":\"kohde on nopea taas\"}");
        await().atMost(SOON).until(() -> target.mostOpen() == KEYS.size());
        ends.countDown();

        awaitNumbers(target, KEYS, 2);
        hub.awaitDelivered("forms", 2L * KEYS.size());
        assertThat(hub.route("forms").hasNonNull("limits")).isFalse();
    }

    @Test
    void a_rate_counts_at_once_and_survives_a_restart() {
        hub.accepted("forms", "limits", "{\"rate\":10,\"reason\":\"kohde on hidas\"}");
        SHARED.restart();
        assertThat(hub.route("forms").at("/limits/rate").asDouble()).isEqualTo(10);

        hub.submit(KEYS, 0, 3);
        awaitNumbers(target, KEYS, 3);

        List<Long> times =
                target.calls().stream().map(TargetSystem.Received::at).toList();
        // 36 calls are 35 tenths of a second, of which one may be made up for; a call may come a little late
        assertThat(times.getLast() - times.getFirst())
                .isGreaterThan(Duration.ofSeconds(3).toNanos());
        hub.awaitDelivered("forms", 3L * KEYS.size());
    }

    @Test
    void a_limit_that_is_none_is_refused() {
        assertThat(hub.order("forms", "limits", "{\"concurrency\":0,\"reason\":\"x\"}")
                        .body())
                .contains("/concurrency");
        assertThat(hub.order("forms", "limits", "{\"rate\":-1,\"reason\":\"x\"}")
                        .statusCode())
                .isEqualTo(422);
        assertThat(hub.order("ei-ole", "limits", "{\"rate\":1,\"reason\":\"x\"}")
                        .statusCode())
                .isEqualTo(404);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
