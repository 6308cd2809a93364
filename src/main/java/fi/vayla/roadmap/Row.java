package fi.vayla.roadmap;

import fi.vayla.roadmap.References.Target;
import fi.vayla.roadmap.tables.Grid;
import fi.vayla.roadmap.tables.TableProblem;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One row of a table, read cell by cell. What is wrong with a cell is added to the problems, and something harmless stands for
 * its value: the record that is made of the row is good only when there are no problems.
 */
final class Row {

    /** As the schemas of the roadmap's events have it. */
    private static final int LONGEST_ID = 500;

    private static final Pattern ID = Pattern.compile("[a-z0-9-]+");
    private static final String NUMBER = "a number; use a point for decimals and no spaces";
    private static final Pattern YEAR = Pattern.compile("[12]\\d{3}");

    private final Grid grid;
    private final Grid.Line line;
    private final References references;
    private final Set<String> columnsRead;
    private final List<TableProblem> problems;

    Row(Grid grid, Grid.Line line, References references, Set<String> columnsRead, List<TableProblem> problems) {
        this.grid = grid;
        this.line = line;
        this.references = references;
        this.columnsRead = columnsRead;
        this.problems = problems;
    }

    @Nullable
    String find(String column) {
        if (columnsRead.add(column) && !grid.header().contains(column)) {
            problems.add(new TableProblem(
                    grid.label(), 0, null, "there is no column \"" + column + "\"; add it to the header row"));
        }
        return findOptional(column);
    }

    /** The column may be missing. */
    @Nullable
    String findOptional(String column) {
        columnsRead.add(column);
        int at = grid.header().indexOf(column);
        return at < 0 || line.cells().get(at).isEmpty() ? null : line.cells().get(at);
    }

    String text(String column) {
        String text = find(column);
        if (text == null && grid.header().contains(column)) {
            problem(column, "the cell is empty; fill it in");
        }
        return text == null ? "" : text;
    }

    /** The row's own id, which no other row of the target has. */
    String id(String column, Target target) {
        String id = text(column);
        if (id.isEmpty()) {
            return id;
        }
        if (target != Target.SYSTEM && !ID.matcher(id).matches()) {
            problem(column, "\"" + id + "\" is not an id; use a-z, 0-9 and hyphens only");
        }
        if (id.length() > LONGEST_ID) {
            problem(column, "is longer than " + LONGEST_ID + " characters");
        }
        references.define(target, id, cell(column));
        return id;
    }

    String reference(String column, Target target) {
        String id = text(column);
        return id.isEmpty() ? id : used(column, id, Set.of(target));
    }

    @Nullable
    String findReference(String column, Target first, Target... others) {
        String id = find(column);
        return id == null ? null : used(column, id, EnumSet.of(first, others));
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
            problem(column, "\"" + text + "\" is not a year; write four digits, several years as 2024;2025");
            return 0;
        }
        return Integer.valueOf(text);
    }

    int number(String column) {
        text(column);
        return Objects.requireNonNullElse(findNumber(column), 0);
    }

    @Nullable
    Integer findNumber(String column) {
        return parsed(column, find(column), Integer::valueOf, "a whole number");
    }

    @Nullable
    BigDecimal findDecimal(String column) {
        return parsed(column, find(column), BigDecimal::new, NUMBER);
    }

    /** The column may be missing. */
    @Nullable
    BigDecimal findOptionalDecimal(String column) {
        return parsed(column, findOptional(column), BigDecimal::new, NUMBER);
    }

    private <T> @Nullable T parsed(String column, @Nullable String text, Function<String, T> parser, String expected) {
        try {
            return text == null ? null : parser.apply(text);
        } catch (NumberFormatException e) {
            problem(column, "\"" + text + "\" is not " + expected);
            return null;
        }
    }

    @Nullable
    String findDate(String column) {
        return date(column, find(column));
    }

    /** The column may be missing. */
    @Nullable
    String findOptionalDate(String column) {
        return date(column, findOptional(column));
    }

    private @Nullable String date(String column, @Nullable String text) {
        if (text != null && !PartialDate.isValid(text)) {
            problem(column, "\"" + text + "\" is not a date; write 2024-06-10, 2024-06 or 2024");
            return null;
        }
        return text;
    }

    <E extends Enum<E>> E word(String column, Class<E> words) {
        text(column);
        return Objects.requireNonNullElse(findWord(column, words), words.getEnumConstants()[0]);
    }

    <E extends Enum<E>> @Nullable E findWord(String column, Class<E> words) {
        String text = find(column);
        if (text == null) {
            return null;
        }
        Optional<E> found = Stream.of(words.getEnumConstants())
                .filter(word -> word.name().equals(text))
                .findFirst();
        if (found.isEmpty()) {
            problem(
                    column,
                    "\"" + text + "\" is not known here; use one of " + Arrays.toString(words.getEnumConstants()));
        }
        return found.orElse(null);
    }

    private void problem(String column, String whatAndWhatToDo) {
        problems.add(cell(column).problem(whatAndWhatToDo));
    }

    Cell cell(String column) {
        return new Cell(grid.label(), line.number(), column);
    }
}
