package fi.vayla.console;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A year or a quarter of it.
 *
 * @param quarter from 1 to 4; null for the whole year
 */
record Period(int year, @Nullable Integer quarter) {

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;

    static Period of(@Nullable Integer year, @Nullable Integer quarter, LocalDate today) {
        var period = new Period(year == null ? today.getYear() : year, quarter);
        if (period.year < FIRST_YEAR || period.year > LAST_YEAR || (quarter != null && (quarter < 1 || quarter > 4))) {
            throw Refusal.badRequest(
                    "bad-parameter", "Bad parameter", "year is from 2000 to 2100, and quarter from 1 to 4 or absent");
        }
        return period;
    }

    LocalDate first() {
        return LocalDate.of(year, quarter == null ? 1 : quarter * 3 - 2, 1);
    }

    LocalDate after() {
        return quarter == null ? first().plusYears(1) : first().plusMonths(3);
    }

    Instant begins() {
        return first().atStartOfDay(Words.FINLAND).toInstant();
    }

    String text() {
        return quarter == null ? "" + year : year + " Q" + quarter;
    }

    String query() {
        return quarter == null ? "year=" + year : "year=" + year + "&quarter=" + quarter;
    }
}
