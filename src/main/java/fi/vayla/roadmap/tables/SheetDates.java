package fi.vayla.roadmap.tables;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.jspecify.annotations.Nullable;

/** A spreadsheet keeps a date as the number of a day; only the cell's format tells that it is one. */
final class SheetDates {

    /** Words in quotes, escaped characters, colours and languages. */
    private static final Pattern NOT_A_FORMAT = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^\\]]*]");
    /** Dates of East Asian languages and the system's own, which the file only numbers. */
    private static final Pattern NUMBERED = Pattern.compile("1[4-7]|22|2[7-9]|3[01456]|5[0-8]");

    private SheetDates() {}

    /** The date as ISO 8601, a month only where that is all that the cell shows; empty when it is a number. */
    static Optional<String> find(Cell cell) {
        @Nullable String format = cell.getDataFormatString();
        String shown = format == null
                ? ""
                : NOT_A_FORMAT.matcher(format.toLowerCase(Locale.ROOT)).replaceAll("");
        @Nullable Integer number = cell.getDataFormatId();
        boolean isDate = shown.contains("y")
                || (shown.contains("d") && shown.contains("m"))
                || (number != null && NUMBERED.matcher(number.toString()).matches());
        if (!isDate) {
            return Optional.empty();
        }
        LocalDateTime time = cell.asDate();
        if (!shown.isEmpty() && !shown.contains("d") && shown.contains("m")) {
            return Optional.of(YearMonth.from(time).toString());
        }
        if (!shown.isEmpty() && !shown.contains("d")) {
            return Optional.of(Integer.toString(time.getYear()));
        }
        return Optional.of(
                time.toLocalTime().equals(LocalTime.MIDNIGHT)
                        ? time.toLocalDate().toString()
                        : time.toString());
    }
}
