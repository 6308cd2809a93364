package fi.vayla.console;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Which roadmap somebody asks for.
 *
 * @param asOf what had happened by then; null for all that has
 * @param recordedAt what the hub had written down by then; null for all that it has
 */
record Moment(@Nullable Instant asOf, @Nullable Instant recordedAt) {

    static final Moment NOW = new Moment(null, null);

    static Moment of(@Nullable String asOf, @Nullable String recordedAt) {
        return new Moment(
                asOf == null ? null : parse("asOf", asOf), recordedAt == null ? null : parse("recordedAt", recordedAt));
    }

    /** As the roadmap was seen then. */
    static Moment seen(@Nullable Instant then) {
        return new Moment(then, then);
    }

    /** A day counts until its end in Finland. */
    static Instant parse(String parameter, String text) {
        try {
            return text.length() == 10
                    ? endOf(LocalDate.parse(text))
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw Refusal.badRequest(
                    "bad-parameter",
                    "Bad parameter",
                    parameter + " is \"" + text + "\" and must be a day such as 2026-11-30 or a time such as"
                            + " 2026-11-30T12:00:00Z");
        }
    }

    static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(Words.FINLAND).toInstant().minusNanos(1);
    }

    /** The same question, where what is to come is all that there is now. */
    Moment until(Instant now) {
        return new Moment(
                asOf == null || asOf.isBefore(now) ? asOf : null,
                recordedAt == null || recordedAt.isBefore(now) ? recordedAt : null);
    }

    /** The tables that had been written down by then count. */
    Instant tables() {
        Instant happened = asOf == null ? Instant.MAX : asOf;
        Instant known = recordedAt == null ? Instant.MAX : recordedAt;
        return happened.isBefore(known) ? happened : known;
    }
}
