package fi.vayla.simulator;

import fi.vayla.event.Json;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Invented readings of the programmes' metrics and maturity viewpoints: first those of the ends of the last quarters, the same ones
 * at every start, then one now and then. They come from a source of their own, so that nobody takes one for a real figure.
 */
final class Metering {

    /** The source in {@code config/sources.yaml}. */
    static final String SOURCE = "simulated-town";

    private static final int QUARTERS = 6;
    private static final int ONE_IN_SO_MANY_REPORTS = 20;
    private static final double STEP = 0.03;

    private final List<Gauge> gauges;
    private final Clock clock;
    /** How far each has come on its range, from 0 to 1. */
    private final Map<String, Double> stands = new HashMap<>();

    private final Deque<Message> past = new ArrayDeque<>();
    private Instant newest = Instant.EPOCH;

    Metering(List<Gauge> gauges, Clock clock) {
        this.gauges = gauges;
        this.clock = clock;
        LocalDate today = clock.instant().atZone(Numbers.HELSINKI).toLocalDate();
        LocalDate quarter = today.with(today.getMonth().firstMonthOfQuarter()).withDayOfMonth(1);
        for (int back = QUARTERS - 1; back >= 0; back--) {
            ZonedDateTime end = quarter.minusMonths(3L * back).atStartOfDay(Numbers.HELSINKI);
            for (Gauge gauge : gauges) {
                double stand = gauge.stand(QUARTERS - 1 - back);
                stands.put(gauge.id(), stand);
                past.add(message(gauge, stand, end.toInstant()));
            }
        }
    }

    /** Empty when nobody has measured anything. */
    Optional<Message> nextReport(RandomGenerator random) {
        if (!past.isEmpty()) {
            return Optional.of(past.remove());
        }
        if (gauges.isEmpty() || random.nextInt(ONE_IN_SO_MANY_REPORTS) > 0) {
            return Optional.empty();
        }
        Gauge gauge = Townsfolk.one(gauges, random);
        double stand =
                Math.clamp(stands.getOrDefault(gauge.id(), gauge.stand(0)) + (random.nextDouble() - 0.4) * STEP, 0, 1);
        stands.put(gauge.id(), stand);
        return Optional.of(message(gauge, stand, next()));
    }

    /** A time of its own for each, or two that say the same would be one. */
    private Instant next() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        newest = now.isAfter(newest) ? now : newest.plusMillis(1);
        return newest;
    }

    private static Message message(Gauge gauge, double stand, Instant at) {
        var report = new Report(gauge.id(), gauge.valueAt(stand), gauge.title(), at);
        return new Message(
                TownTraffic.Kind.METRIC,
                gauge.id() + "@" + at,
                "/intake/" + SOURCE,
                Map.of(),
                Json.write(report),
                answer -> {});
    }

    record Report(String id, BigDecimal value, String title, Instant measuredAt) {}
}
