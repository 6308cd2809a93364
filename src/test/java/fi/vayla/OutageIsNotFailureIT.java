package fi.vayla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.vayla.delivery.TargetSystem;
import fi.vayla.delivery.TargetSystem.Answer;
import fi.vayla.delivery.TargetSystem.Received;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** OutageIsNotFailure: a system that is away stops its own routes only, is left in peace, and is caught up with by itself. */
class OutageIsNotFailureIT {

    private static final int KEYS = 40;
    private static final long OUTAGE = Duration.ofSeconds(2).toNanos();

    /** Without the circuit each of the keys would try four times a second; with it, one probe does for all. */
    private static final int CALLS_IN_AN_OUTAGE = 100;

    @TempDir
    static Path folder;

    static final TargetSystem OTHER = new TargetSystem();
    static TargetSystem away = new TargetSystem(TestHub.freePorts(), false);
    static TestHub hub;

    private final List<String> keys = IntStream.range(0, KEYS)
            .mapToObj(key -> "avain-" + UUID.randomUUID())
            .toList();

    @BeforeAll
    static void start() {
        HubFiles files = new HubFiles(folder)
                .system("away", away.url(), "settle: 50ms")
                .system("other", OTHER.url(), "")
                .route("away", "away")
                .route("other", "other");
        hub = TestHub.start(folder, files.settings(Map.of()));
    }

    @AfterAll
    static void stop() {
        hub.close();
        away.close();
        OTHER.close();
    }

    @AfterEach
    void nothingIsParked() {
        assertThat(hub.getJson("/api/parked").path("total").asInt()).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"BUSY", "SLOW_DOWN", "BROKEN", "DROP"})
    void a_system_that_fails_is_waited_for_with_few_calls_and_caught_up_with(Answer failure) {
        away.answers(received -> failure);
        int before = away.calls().size();
        long began = System.nanoTime();
        sendTo("away");
        sendTo("other");

        soon(() -> assertThat(OTHER.taken())
                .filteredOn(one -> keys.contains(one.text("key")))
                .hasSize(2 * KEYS));
        soon(() ->
                assertThat(metric("vayla_system_open{system=\"system:away\"}")).isEqualTo("1.0"));
        assertThat(metric("vayla_system_open{system=\"system:other\"}")).isEqualTo("0.0");
        await().until(() -> System.nanoTime() - began > OUTAGE);
        List<Received> calls = away.calls();
        assertThat(calls.subList(before, calls.size()))
                .filteredOn(call -> call.at() - began < OUTAGE)
                .hasSizeBetween(1, CALLS_IN_AN_OUTAGE);
        assertThat(keys).allSatisfy(key -> assertThat(away.taken(key)).isEmpty());

        away.answers(received -> Answer.TAKE);
        allArriveInOrder();
        soon(() ->
                assertThat(metric("vayla_system_open{system=\"system:away\"}")).isEqualTo("0.0"));
    }

    @Test
    void a_system_that_is_gone_is_waited_for() {
        int port = away.url().getPort();
        away.close();
        sendTo("away");
        sendTo("other");
        soon(() -> assertThat(OTHER.taken())
                .filteredOn(one -> keys.contains(one.text("key")))
                .hasSize(2 * KEYS));
        soon(() -> assertThat(lastError()).contains("refused"));

        away = new TargetSystem(port, false);

        allArriveInOrder();
    }

    @Test
    void a_system_that_says_how_long_it_wants_peace_gets_it_from_all_messages() {
        String first = keys.getFirst();
        String second = keys.getLast();
        away.answers(received ->
                received.text("key").equals(first) && away.calls(first).isEmpty()
                        ? Answer.BUSY_FOR_A_WHILE
                        : Answer.TAKE);
        String before = lastError();
        Posts.accepted(hub.url(), "away", first, 0);
        // stays to be seen when the two seconds are over, unlike the open circuit
        soon(() -> assertThat(lastError()).isNotEqualTo(before));
        long refused = away.calls(first).getFirst().at();
        Posts.accepted(hub.url(), "away", second, 0);

        soon(() -> assertThat(away.taken(second)).hasSize(1));
        soon(() -> assertThat(away.taken(first)).hasSize(1));
        assertThat(Duration.ofNanos(away.taken(first).getFirst().at() - refused))
                .isGreaterThan(TargetSystem.RETRY_AFTER);
        assertThat(Duration.ofNanos(away.taken(second).getFirst().at() - refused))
                .isGreaterThan(TargetSystem.RETRY_AFTER);
        assertThat(away.calls(first)).hasSize(2);
    }

    private void sendTo(String route) {
        for (int number = 0; number < 2; number++) {
            for (String key : keys) {
                Posts.accepted(hub.url(), route, key, number);
            }
        }
    }

    private void allArriveInOrder() {
        soon(() ->
                assertThat(keys).allSatisfy(key -> assertThat(away.numbers(key)).hasSizeGreaterThanOrEqualTo(2)));
        assertThat(keys).allSatisfy(key -> assertThat(away.numbers(key)).containsExactly(0, 1));
    }

    private static String lastError() {
        return hub.getJson("/api/routes/away").path("lastError").asString("");
    }

    private static String metric(String name) {
        return hub.get("/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> line.substring(name.length() + 1))
                .findFirst()
                .orElse("");
    }

    private static void soon(ThrowingRunnable condition) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(condition);
    }
}
