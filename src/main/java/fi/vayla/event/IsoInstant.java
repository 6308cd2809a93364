package fi.vayla.event;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.chrono.IsoChronology;
import org.jspecify.annotations.Nullable;

/**
 * Instants in the form of {@link Instant#toString()}, such as {@code 2026-11-30T12:00:00.250Z}. An event has many of them, and a
 * formatter takes more of processor and memory for one than the rest of the event does.
 */
public final class IsoInstant {

    private static final int SECONDS = "2026-11-30T12:00:00".length();
    private static final int LONGEST = "2026-11-30T12:00:00.123456789Z".length();
    private static final String PATTERN = "0000-00-00T00:00:00";

    private IsoInstant() {}

    /** Takes other times of ISO 8601 with an offset too. Throws {@link java.time.format.DateTimeParseException}. */
    public static Instant parse(String text) {
        Instant usual = findUsual(text);
        return usual != null ? usual : OffsetDateTime.parse(text).toInstant();
    }

    /** Null for a text that is not exactly what {@link Instant#toString()} writes of a year with four digits. */
    static @Nullable Instant findUsual(String text) {
        int length = text.length();
        if (length <= SECONDS || length > LONGEST || text.charAt(length - 1) != 'Z' || !hasForm(text)) {
            return null;
        }
        int nanos = length == SECONDS + 1 ? 0 : nanos(text, length - 1);
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        if (nanos < 0 || !isDay(year, month, day) || hour > 23 || minute > 59 || second > 59) {
            return null;
        }
        long days = LocalDate.of(year, month, day).toEpochDay();
        return Instant.ofEpochSecond(days * 86_400 + hour * 3_600L + minute * 60L + second, nanos);
    }

    private static boolean isDay(int year, int month, int day) {
        return month >= 1
                && month <= 12
                && day >= 1
                && day <= Month.of(month).length(IsoChronology.INSTANCE.isLeapYear(year));
    }

    private static boolean hasForm(String text) {
        for (int i = 0; i < SECONDS; i++) {
            char wanted = PATTERN.charAt(i);
            if (wanted == '0' ? !isDigit(text.charAt(i)) : text.charAt(i) != wanted) {
                return false;
            }
        }
        return true;
    }

    /** Of {@code .250} before the given end; negative where it is no fraction. */
    private static int nanos(String text, int end) {
        if (text.charAt(SECONDS) != '.' || end == SECONDS + 1) {
            return -1;
        }
        int nanos = 0;
        for (int i = SECONDS + 1; i <= SECONDS + 9; i++) {
            if (i < end && !isDigit(text.charAt(i))) {
                return -1;
            }
            nanos = nanos * 10 + (i < end ? text.charAt(i) - '0' : 0);
        }
        return nanos;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }

    private static boolean isDigit(char one) {
        return one >= '0' && one <= '9';
    }

    /** The same as {@link Instant#toString()}. */
    public static String format(Instant instant) {
        long days = Math.floorDiv(instant.getEpochSecond(), 86_400L);
        LocalDate date = LocalDate.ofEpochDay(days);
        if (date.getYear() < 0 || date.getYear() > 9999) {
            return instant.toString();
        }
        byte[] text = new byte[LONGEST];
        int second = (int) (instant.getEpochSecond() - days * 86_400);
        put(text, 0, 4, date.getYear());
        text[4] = '-';
        put(text, 5, 7, date.getMonthValue());
        text[7] = '-';
        put(text, 8, 10, date.getDayOfMonth());
        text[10] = 'T';
        put(text, 11, 13, second / 3_600);
        text[13] = ':';
        put(text, 14, 16, second / 60 % 60);
        text[16] = ':';
        put(text, 17, 19, second % 60);
        int end = putFraction(text, instant.getNano());
        text[end] = 'Z';
        return new String(text, 0, end + 1, StandardCharsets.ISO_8859_1);
    }

    /** As many digits as are needed, in groups of three; returns where it ends. */
    private static int putFraction(byte[] text, int nanos) {
        if (nanos == 0) {
            return SECONDS;
        }
        text[SECONDS] = '.';
        int digits = nanos % 1_000_000 == 0 ? 3 : nanos % 1_000 == 0 ? 6 : 9;
        int end = SECONDS + 1 + digits;
        put(text, SECONDS + 1, end, digits == 3 ? nanos / 1_000_000 : digits == 6 ? nanos / 1_000 : nanos);
        return end;
    }

    private static void put(byte[] text, int from, int to, int number) {
        int rest = number;
        for (int i = to - 1; i >= from; i--) {
            text[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
