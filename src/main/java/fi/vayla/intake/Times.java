package fi.vayla.intake;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;

/** Reads date-times as systems write them: ISO 8601 with {@code Z}, {@code +02:00}, {@code +0200} or no offset at all. */
public final class Times {

    /** Where Finnish systems mean when they give no offset. */
    public static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");

    private static final DateTimeFormatter FORM = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd['T'][' ']HH:mm")
            .optionalStart()
            .appendPattern(":ss")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .optionalEnd()
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHMM", "Z")
            .optionalEnd()
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private Times() {}

    /**
     * Empty when it is no date and time.
     *
     * @param zone where a time without an offset is meant
     */
    public static Optional<Instant> find(String text, ZoneId zone) {
        try {
            var time = FORM.parseBest(text.strip(), OffsetDateTime::from, LocalDateTime::from);
            return Optional.of(
                    time instanceof OffsetDateTime with
                            ? with.toInstant()
                            : ((LocalDateTime) time).atZone(zone).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
