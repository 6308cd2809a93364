package fi.vayla.roadmap;

import fi.vayla.event.InvalidConfiguration;
import fi.vayla.roadmap.References.Target;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** One row of a table, read cell by cell; each method throws {@link InvalidConfiguration} naming file, row and column. */
final class Row {

    private static final Pattern ID = Pattern.compile("[a-z0-9-]+");
    private static final Pattern YEAR = Pattern.compile("[12]\\d{3}");

    private final Path file;
    private final CSVRecord record;
    private final References references;
    private final Set<String> columnsRead;

    Row(Path file, CSVRecord record, References references, Set<String> columnsRead) {
        this.file = file;
        this.record = record;
        this.references = references;
        this.columnsRead = columnsRead;
    }

    @Nullable
    String find(String column) {
        columnsRead.add(column);
        if (!record.isMapped(column)) {
            throw new InvalidConfiguration(file + ": there is no column \"" + column + "\"; add it to the header row");
        }
        String text = record.get(column).strip();
        return text.isEmpty() ? null : text;
    }

    String text(String column) {
        String text = find(column);
        if (text == null) {
            throw cell(column).problem("the cell is empty; fill it in");
        }
        return text;
    }

    /** The row's own id, which no other row of the target has. */
    String id(String column, Target target) {
        String id = text(column);
        if (target != Target.SYSTEM && !ID.matcher(id).matches()) {
            throw cell(column).problem("\"" + id + "\" is not an id; use a-z, 0-9 and hyphens only");
        }
        references.define(target, id, cell(column));
        return id;
    }

    String reference(String column, Target target) {
        return used(column, text(column), Set.of(target));
    }

    @Nullable
    String findReference(String column, Target target) {
        String id = find(column);
        return id == null ? null : used(column, id, Set.of(target));
    }

    List<String> references(String column, Target first, Target... others) {
        Set<Target> targets = EnumSet.of(first, others);
        return list(column).stream().map(id -> used(column, id, targets)).toList();
    }

    private String used(String column, String id, Set<Target> targets) {
        references.use(targets, id, cell(column));
        return id;
    }

    List<String> list(String column) {
        String text = find(column);
        return text == null
                ? List.of()
                : Pattern.compile(";")
                        .splitAsStream(text)
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .toList();
    }

    List<Integer> years(String column) {
        return list(column).stream().map(year -> year(column, year)).sorted().toList();
    }

    @Nullable
    Integer findYear(String column) {
        String text = find(column);
        return text == null ? null : year(column, text);
    }

    private Integer year(String column, String text) {
        if (!YEAR.matcher(text).matches()) {
            throw cell(column).problem("\"" + text + "\" is not a year; write four digits, several years as 2024;2025");
        }
        return Integer.valueOf(text);
    }

    int number(String column) {
        text(column);
        return Objects.requireNonNull(findNumber(column));
    }

    @Nullable
    Integer findNumber(String column) {
        return findParsed(column, Integer::valueOf, "a whole number");
    }

    @Nullable
    BigDecimal findDecimal(String column) {
        return findParsed(column, BigDecimal::new, "a number; use a point for decimals and no spaces");
    }

    private <T> @Nullable T findParsed(String column, Function<String, T> parser, String expected) {
        String text = find(column);
        try {
            return text == null ? null : parser.apply(text);
        } catch (NumberFormatException e) {
            throw cell(column).problem("\"" + text + "\" is not " + expected);
        }
    }

    @Nullable
    String findDate(String column) {
        String text = find(column);
        if (text != null && !PartialDate.isValid(text)) {
            throw cell(column).problem("\"" + text + "\" is not a date; write 2024-06-10, 2024-06 or 2024");
        }
        return text;
    }

    <E extends Enum<E>> E word(String column, Class<E> words) {
        text(column);
        return Objects.requireNonNull(findWord(column, words));
    }

    <E extends Enum<E>> @Nullable E findWord(String column, Class<E> words) {
        String text = find(column);
        return text == null
                ? null
                : Stream.of(words.getEnumConstants())
                        .filter(word -> word.name().equals(text))
                        .findFirst()
                        .orElseThrow(() -> cell(column)
                                .problem("\"" + text + "\" is not known here; use one of "
                                        + Arrays.toString(words.getEnumConstants())));
    }

    private Cell cell(String column) {
        return new Cell(file, record.getRecordNumber() + 1, column);
    }
}
