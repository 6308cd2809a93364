package fi.vayla.roadmap;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Pattern;

/** ISO 8601 dates that may be a day, a month or only a year, kept as they were given: {@code 2020-11-30}, {@code 2020-11}, {@code 2020}. */
final class PartialDate {

    private static final Pattern SHAPE = Pattern.compile("\\d{4}(-\\d{2}(-\\d{2})?)?");

    private PartialDate() {}

    static boolean isValid(String text) {
        if (!SHAPE.matcher(text).matches()) {
            return false;
        }
        try {
            return switch (text.length()) {
                case 4 -> true;
                case 7 -> YearMonth.parse(text).getYear() >= 0;
                default -> LocalDate.parse(text).getYear() >= 0;
            };
        } catch (DateTimeException e) {
            return false;
        }
    }

    static int year(String text) {
        return Integer.parseInt(text.substring(0, 4));
    }

    /** The last day that it covers. */
    static LocalDate lastDay(String text) {
        return switch (text.length()) {
            case 4 -> LocalDate.of(year(text), 12, 31);
            case 7 -> YearMonth.parse(text).atEndOfMonth();
            default -> LocalDate.parse(text);
        };
    }
}
