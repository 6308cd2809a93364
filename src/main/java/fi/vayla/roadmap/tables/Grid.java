package fi.vayla.roadmap.tables;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A table as cells. No cell has blanks around it, and an empty one is the empty text.
 *
 * @param label what problems call it: a file, or a sheet
 * @param header the names of the columns
 * @param lines without empty ones; each has as many cells as the header
 */
public record Grid(String label, List<String> header, List<Line> lines) {

    private static final Pattern BLANKS_AROUND = Pattern.compile("^[\\s\u00A0\uFEFF]+|[\\s\u00A0\uFEFF]+$");
    private static final Pattern LINE_END = Pattern.compile("\r\n?");
    /** What XML, and so a workbook, has no way to write. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\t\n]]|\\p{Cs}|[\uFFFE\uFFFF]");

    /** @param number of the row, as a spreadsheet counts: the header is row 1 */
    public record Line(long number, List<String> cells) {
        public Line {
            cells = List.copyOf(cells);
        }

        boolean isEmpty() {
            return cells.stream().allMatch(String::isEmpty);
        }

        private Line of(int width) {
            return new Line(
                    number,
                    IntStream.range(0, width)
                            .mapToObj(i -> i < cells.size() ? cells.get(i) : "")
                            .toList());
        }
    }

    public Grid {
        header = List.copyOf(header);
        lines = List.copyOf(lines);
    }

    /**
     * Makes a table of rows as a file has them; the first one is the header.
     *
     * @param rows of clean cells, at least one
     */
    static Grid of(String label, List<Line> rows, List<TableProblem> problems) {
        List<String> header = header(label, rows.getFirst().cells(), problems);
        List<Line> lines = new ArrayList<>();
        for (Line line : rows) {
            for (int i = 0; i < line.cells().size(); i++) {
                if (CONTROL.matcher(line.cells().get(i)).find()) {
                    problems.add(new TableProblem(
                            label, line.number(), name(header, i), "the cell has a control character; remove it"));
                }
            }
        }
        for (Line line : rows.subList(1, rows.size())) {
            for (int i = 0; i < line.cells().size(); i++) {
                String cell = line.cells().get(i);
                if (!cell.isEmpty() && (i >= header.size() || header.get(i).isEmpty())) {
                    problems.add(new TableProblem(
                            label,
                            line.number(),
                            letters(i),
                            "\"" + cell + "\" stands in a column without a name; name the column or empty the cell"));
                }
            }
            if (!line.isEmpty()) {
                lines.add(line.of(header.size()));
            }
        }
        return new Grid(label, header, lines);
    }

    private static String name(List<String> header, int column) {
        return column < header.size() && !header.get(column).isEmpty() ? header.get(column) : letters(column);
    }

    private static List<String> header(String label, List<String> cells, List<TableProblem> problems) {
        List<String> header = new ArrayList<>(cells);
        while (!header.isEmpty() && header.getLast().isEmpty()) {
            header.removeLast();
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < header.size(); i++) {
            if (header.get(i).isEmpty()) {
                problems.add(new TableProblem(label, 1, letters(i), "the column has no name; name or remove it"));
            } else if (!seen.add(header.get(i))) {
                problems.add(new TableProblem(label, 1, header.get(i), "the column is there twice; remove one"));
            }
        }
        return header;
    }

    /** A cell's text without blanks around it, even hard ones, and with one kind of line ends. */
    static String clean(String cell) {
        return LINE_END.matcher(BLANKS_AROUND.matcher(cell).replaceAll("")).replaceAll("\n");
    }

    /** A column as a spreadsheet names it. */
    static String letters(int index) {
        return (index < 26 ? "" : letters(index / 26 - 1)) + (char) ('A' + index % 26);
    }
}
