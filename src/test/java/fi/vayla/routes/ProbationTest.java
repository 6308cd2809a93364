package fi.vayla.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProbationTest {

    private static final Instant START = Instant.parse("2026-11-02T06:00:00Z");

    private final Map<String, Long> settled = new HashMap<>(Map.of("hakemus", 1000L));
    private final Map<String, Long> parked = new HashMap<>();
    private Instant now = START;
    private final InstantSource clock = () -> now;

    private final Probation probation = new Probation(
            new RouteSettings(
                    Path.of("routes"), Duration.ZERO, RouteSettings.Apply.auto, 0, Duration.ofMinutes(5), 0.2),
            new Probation.Figures() {
                @Override
                public Map<String, Long> settled(Set<String> routes) {
                    Map<String, Long> asked = new HashMap<>(settled);
                    asked.keySet().retainAll(routes);
                    return asked;
                }

                @Override
                public long parked(String route, Instant since) {
                    return parked.getOrDefault(route, 0L);
                }
            },
            clock.withZone(ZoneOffset.UTC));

    @Test
    void a_route_that_parks_more_than_its_share_fails_once() {
        probation.begin(revision(2, null), Set.of("hakemus"));
        happened("hakemus", 80, 20);
        assertThat(probation.failed()).isEmpty();

        happened("hakemus", 0, 1);

        Probation.Failure failure = probation.failed().orElseThrow();
        assertThat(failure.revision()).isEqualTo(2);
        assertThat(failure.figures()).startsWith("21 of 101 messages of hakemus parked since revision 2");
        assertThat(probation.failed()).isEmpty();
    }

    @Test
    void a_few_messages_say_nothing() {
        probation.begin(revision(2, null), Set.of("hakemus"));
        happened("hakemus", 0, 19);

        assertThat(probation.failed()).isEmpty();
    }

    @Test
    void a_route_that_was_not_changed_is_not_looked_at() {
        probation.begin(revision(2, null), Set.of("hakemus"));
        happened("palaute", 0, 100);

        assertThat(probation.failed()).isEmpty();
    }

    @Test
    void after_its_time_a_revision_stays() {
        probation.begin(revision(2, null), Set.of("hakemus"));
        now = START.plusSeconds(301);
        happened("hakemus", 0, 100);

        assertThat(probation.failed()).isEmpty();
    }

    @Test
    void neither_the_first_revision_nor_a_roll_back_is_on_probation() {
        probation.begin(revision(1, null), Set.of("hakemus"));
        happened("hakemus", 0, 100);
        assertThat(probation.failed()).isEmpty();

        probation.begin(revision(3, 1), Set.of("hakemus"));
        assertThat(probation.failed()).isEmpty();
    }

    private void happened(String route, long moreSettled, long moreParked) {
        settled.merge(route, moreSettled, Long::sum);
        parked.merge(route, moreParked, Long::sum);
    }

    private static Revision revision(int number, @Nullable Integer restores) {
        return new Revision(number, START, "Maija", "Testi", restores, List.of());
    }
}
