package fi.vayla.console;

import fi.vayla.event.Status;
import fi.vayla.roadmap.ItemView;
import fi.vayla.roadmap.ProgrammeView;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * A programme as an iCalendar (RFC 5545): an all-day event on the day by which each item is to be done. Of a month or a year
 * it is the last day, and the description says what was given. An event's UID is its item's for ever.
 */
final class Calendar {

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /** Octets of a line, without its end. */
    private static final int LONGEST_LINE = 75;

    private final StringBuilder text = new StringBuilder();

    private Calendar() {}

    /** @param page where people read of the programme */
    static byte[] write(ProgrammeView programme, String page) {
        Calendar calendar = new Calendar();
        calendar.line("BEGIN:VCALENDAR");
        calendar.line("VERSION:2.0");
        calendar.line("PRODID:-//Vayla//Digital roadmap//FI");
        calendar.line("CALSCALE:GREGORIAN");
        calendar.line("METHOD:PUBLISH");
        calendar.line("X-WR-CALNAME:" + escaped(programme.programme().title()));
        programme.items().forEach(item -> calendar.event(programme, item, page));
        calendar.line("END:VCALENDAR");
        return calendar.text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void event(ProgrammeView programme, ItemView item, String page) {
        String end = item.endDate();
        if (end == null || !item.counted()) {
            return;
        }
        LocalDate day = lastDay(end);
        line("BEGIN:VEVENT");
        line("UID:" + escaped(item.id() + "@" + programme.id() + ".vayla"));
        line("DTSTAMP:" + STAMP.format(stamp(item.changedAt(), programme)));
        line("DTSTART;VALUE=DATE:" + DAY.format(day));
        line("DTEND;VALUE=DATE:" + DAY.format(day.plusDays(1)));
        line("SUMMARY:" + escaped(item.title()));
        line("DESCRIPTION:" + escaped(end));
        line("CATEGORIES:" + item.kind().name().toUpperCase(java.util.Locale.ROOT));
        line("STATUS:" + (item.status() == Status.cancelled ? "CANCELLED" : "CONFIRMED"));
        line("TRANSP:TRANSPARENT");
        line("URL:" + page);
        line("END:VEVENT");
    }

    /** When the event was last changed; what is as the tables have it was made when the programme began. */
    private static Instant stamp(@Nullable Instant changedAt, ProgrammeView programme) {
        if (changedAt != null) {
            return changedAt;
        }
        int year = programme.years().isEmpty() ? 2000 : programme.years().getFirst();
        return LocalDate.of(year, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private static LocalDate lastDay(String date) {
        return switch (date.length()) {
            case 4 -> LocalDate.of(Integer.parseInt(date), 12, 31);
            case 7 -> YearMonth.parse(date).atEndOfMonth();
            default -> LocalDate.parse(date);
        };
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replaceAll("\\R", "\\\\n")
                .replaceAll("\\p{Cntrl}", " ");
    }

    /** Folds between characters, so that no line is longer than its octets. */
    private void line(String content) {
        int octets = 0;
        for (int i = 0; i < content.length(); i = content.offsetByCodePoints(i, 1)) {
            String character = Character.toString(content.codePointAt(i));
            int length = character.getBytes(StandardCharsets.UTF_8).length;
            if (octets + length > LONGEST_LINE) {
                text.append("\r\n ");
                octets = 1;
            }
            text.append(character);
            octets += length;
        }
        text.append("\r\n");
    }
}
