package fi.vayla.roadmap;

import fi.vayla.event.ProjectChanged.Health;
import fi.vayla.event.Status;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The fields of an item that an event or a rule can set. The names are the JSON and YAML names. */
enum FieldName {
    status,
    progress,
    health,
    start_date,
    end_date,
    responsible_unit,
    title,
    goal,
    value,
    votes,
    priority;

    /** What a text is as the value of a field. */
    sealed interface Value {

        /** The value as the log keeps it. */
        record Valid(String text) implements Value {}

        record Invalid(String problem) implements Value {}
    }

    /** Of a text, in characters. */
    static final int LONGEST = 500;

    private static final Map<String, FieldName> BY_NAME =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(FieldName::name, Function.identity()));

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,9})?");
    private static final Pattern COUNT = Pattern.compile("\\d{1,9}");
    private static final Pattern WHOLE = Pattern.compile("\\d{1,3}(\\.0+)?");

    static Optional<FieldName> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    Value read(String text) {
        return switch (this) {
            case status -> word(text, Status.values());
            case health -> word(text, Health.values());
            case progress -> percent(text);
            case start_date, end_date ->
                PartialDate.isValid(text)
                        ? new Value.Valid(text)
                        : invalid(text, "a date such as 2026-11-30, 2026-11 or 2026");
            case value ->
                NUMBER.matcher(text).matches()
                        ? new Value.Valid(new BigDecimal(text).toPlainString())
                        : invalid(text, "a number such as 12 or 0.5");
            case votes, priority ->
                COUNT.matcher(text).matches() ? new Value.Valid(text) : invalid(text, "a whole number from 0");
            case responsible_unit, title, goal ->
                text.length() <= LONGEST
                        ? new Value.Valid(text)
                        : invalid(text.substring(0, 40) + "...", "at most " + LONGEST + " characters long");
        };
    }

    private Value word(String text, Enum<?>[] words) {
        return Stream.of(words).anyMatch(word -> word.name().equals(text))
                ? new Value.Valid(text)
                : invalid(text, "one of " + Arrays.toString(words));
    }

    private Value percent(String text) {
        int percent = WHOLE.matcher(text).matches() ? new BigDecimal(text).intValue() : -1;
        return percent >= 0 && percent <= 100
                ? new Value.Valid(Integer.toString(percent))
                : invalid(text, "a whole number from 0 to 100");
    }

    private Value invalid(String text, String expected) {
        return new Value.Invalid(name() + " is \"" + text + "\" and must be " + expected);
    }
}
