package fi.vayla.console;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** Parts that the pages' search forms have in common. */
final class Filters {

    private Filters() {}

    /** One of a list to choose from. */
    record Choice(String value, String label, boolean selected) {}

    static <T> List<Choice> choices(
            Stream<T> values,
            java.util.function.Function<T, String> value,
            java.util.function.Function<T, String> label,
            @Nullable String chosen) {
        return values.map(one -> new Choice(
                        value.apply(one), label.apply(one), value.apply(one).equals(chosen)))
                .toList();
    }

    /** What a field says; empty for one that was left empty. */
    static Optional<String> text(@Nullable String field) {
        return Optional.ofNullable(field).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** A day and time as a browser's field sends it, by the clock of Finland; empty for what is no time. */
    static Optional<Instant> time(@Nullable String field) {
        try {
            return text(field)
                    .map(time -> LocalDateTime.parse(time).atZone(Words.FINLAND).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Whether a field holds something that is no day and time. */
    static boolean isNoTime(@Nullable String field) {
        return text(field).isPresent() && time(field).isEmpty();
    }

    /** Says of which fields, named by their labels' texts, the search did not understand what was written; null for none. */
    static @Nullable String notUnderstood(List<String> labels, Words words) {
        return labels.isEmpty()
                ? null
                : words.get("not_understood", labels.stream().map(words::get).collect(Collectors.joining(", ")));
    }

    /** The number of a page that somebody may have typed. */
    static int page(@Nullable String field) {
        return text(field)
                .filter(number -> number.matches("[0-9]{1,6}"))
                .map(Integer::parseInt)
                .orElse(0);
    }

    /** The address of another page of the same search. */
    static String href(String path, List<Field> fields, int page) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        fields.forEach(field -> address.queryParam(field.name(), "{" + field.name() + "}"));
        return address.queryParam("page", page)
                .encode()
                .buildAndExpand(fields.stream().collect(Collectors.toMap(Field::name, Field::value)))
                .toUriString();
    }

    /** A field that was filled in. */
    record Field(String name, String value) {
        static Stream<Field> of(String name, @Nullable String value) {
            return text(value).map(text -> new Field(name, text)).stream();
        }
    }
}
