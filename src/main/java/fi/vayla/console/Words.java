package fi.vayla.console;

import fi.vayla.roadmap.Derived;
import fi.vayla.roadmap.ItemView;
import fi.vayla.roadmap.Programme;
import fi.vayla.roadmap.Project;
import fi.vayla.roadmap.Reading;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a page of one language says things: texts, dates, numbers and titles. */
final class Words {

    private static final Pattern ISO_DAY = Pattern.compile("\\d{4}-\\d\\d(-\\d\\d)?");

    static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");

    private final Language language;
    private final Texts texts;

    Words(Language language, Texts texts) {
        this.language = language;
        this.texts = texts;
    }

    Language language() {
        return language;
    }

    Map<String, String> all() {
        return texts.map(language);
    }

    String get(String key, Object... values) {
        return texts.get(language, key).formatted(values);
    }

    /** The text of a word that the tables use freely, such as a topic or a unit; the word itself when no text has it. */
    String orWord(String prefix, String word) {
        return texts.find(language, prefix + word.replace(' ', '-')).orElse(word);
    }

    String number(long number) {
        return NumberFormat.getIntegerInstance(language.locale()).format(number);
    }

    /** As short as an axis has room for: 6 M. */
    String roughly(long number) {
        return NumberFormat.getCompactNumberInstance(language.locale(), NumberFormat.Style.SHORT)
                .format(number);
    }

    String number(BigDecimal number) {
        return NumberFormat.getInstance(language.locale()).format(number);
    }

    String counted(String key, int number) {
        return get(key + (number == 1 ? "_one" : "_many"), number(number));
    }

    /** A day, a month or a year, as precisely as it is known. */
    String date(String date) {
        return switch (date.length()) {
            case 10 -> day(LocalDate.parse(date));
            case 7 ->
                YearMonth.parse(date)
                        .format(DateTimeFormatter.ofPattern(language == Language.fi ? "M/yyyy" : "LLLL yyyy")
                                .withLocale(language.locale()));
            default -> date;
        };
    }

    /** As short as an axis has room for: a day, or a month as 11/2026. */
    String tick(String date) {
        return date.length() == 7 && language != Language.fi
                ? YearMonth.parse(date)
                        .format(DateTimeFormatter.ofPattern("LLL yyyy").withLocale(language.locale()))
                : date(date);
    }

    /** When a value was measured, and by whom: what is simulated shows by its source. */
    String measured(Reading reading) {
        return get("measured", day(reading.at()), reading.source());
    }

    String day(Instant at) {
        return day(at.atZone(FINLAND).toLocalDate());
    }

    String period(@Nullable String start, @Nullable String end) {
        String from = start == null ? "" : date(start);
        String to = end == null ? "" : date(end);
        return from.equals(to) ? from : from + (from.contains(" ") || to.contains(" ") ? " – " : "–") + to;
    }

    RoadmapPage.Moment moment(Instant at) {
        var local = at.atZone(FINLAND);
        String clock = DateTimeFormatter.ofPattern(language == Language.fi ? "H.mm" : "HH:mm")
                .format(local);
        return new RoadmapPage.Moment(at.toString(), day(local.toLocalDate()) + " " + clock);
    }

    /** To the second. */
    RoadmapPage.Moment exactly(Instant at) {
        var local = at.atZone(FINLAND);
        String clock = DateTimeFormatter.ofPattern(language == Language.fi ? "H.mm.ss" : "HH:mm:ss")
                .format(local);
        return new RoadmapPage.Moment(at.toString(), day(local.toLocalDate()) + " " + clock);
    }

    /** What a rule makes of an item, with its reason. */
    String remark(Derived derived) {
        return get("rule_" + derived.rule() + "_" + derived.value().replaceAll("-?[0-9.]+", "number"), derived.value())
                + ": "
                + get(
                        derived.reason(),
                        derived.parameters().stream()
                                .map(text -> ISO_DAY.matcher(text).matches() ? date(text) : text)
                                .toArray());
    }

    /** How long ago something was, as roughly as people say it. */
    String age(Instant then, Instant now) {
        Duration age = Duration.between(then, now);
        return age.toDays() > 1
                ? get("days", number(age.toDays()))
                : age.toHours() > 1 ? get("hours", age.toHours()) : get("minutes", Math.max(0, age.toMinutes()));
    }

    /** How many messages wait behind the first of a key. */
    String behind(int number) {
        return number == 0 ? get("behind_none") : counted("behind", number);
    }

    private String day(LocalDate day) {
        return switch (language) {
            case fi -> DateTimeFormatter.ofPattern("d.M.yyyy").format(day);
            case sv, en ->
                DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                        .withLocale(language.locale())
                        .format(day);
        };
    }

    RoadmapPage.Title title(Programme programme) {
        return title(programme.title(), programme.titleEn(), "fi");
    }

    RoadmapPage.Title title(ItemView item) {
        String original =
                item.facts() instanceof Project project ? project.language().name() : "fi";
        return title(item.title(), item.titleEn(), original);
    }

    /** The title in English where the page is and someone has translated it; otherwise as it was given. */
    RoadmapPage.Title title(String title, @Nullable String titleEn, String original) {
        return language == Language.en && titleEn != null
                ? new RoadmapPage.Title(titleEn, null)
                : foreign(title, original);
    }

    /** A text that is not of the page's language says so, for those who listen to the page. */
    RoadmapPage.Title foreign(String text, String original) {
        return new RoadmapPage.Title(text, language.name().equals(original) ? null : original);
    }
}
