package fi.vayla.simulator;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ids that an earlier run of the town did not give: they go on from where the clock stood at the start, so that a hub that
 * kept its log does not take a restarted town's messages for repeats. Holds for up to 100 ids a second.
 */
final class Numbers {

    /** The zone of the town's clocks. */
    static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");

    private final int year;
    private final long startSecond;
    private final AtomicLong next;

    Numbers(Clock clock) {
        ZonedDateTime start = clock.instant().atZone(HELSINKI);
        year = start.getYear();
        startSecond = start.toEpochSecond();
        long secondOfYear =
                (start.getDayOfYear() - 1) * 86_400L + start.toLocalTime().toSecondOfDay();
        next = new AtomicLong(secondOfYear * 100);
    }

    int year() {
        return year;
    }

    long next() {
        return next.incrementAndGet();
    }

    /** Such as {@code KUVA-2026-000123}. */
    String numbered(String prefix) {
        return "%s-%d-%06d".formatted(prefix, year, next());
    }

    /** 24 hexadecimal digits, as a document store gives them. */
    String objectId() {
        return "%08x%016x".formatted(startSecond, next());
    }

    UUID uuid() {
        return UUID.nameUUIDFromBytes(numbered("uuid").getBytes(StandardCharsets.UTF_8));
    }
}
