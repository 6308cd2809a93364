package fi.vayla.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Rows in columns that fit a terminal of {@link #WIDTH} characters. */
final class Table {

    static final int WIDTH = 100;

    private static final String GAP = "  ";
    private static final int NARROWEST = 8;

    /** How a column takes what is too long for it. */
    enum Fit {
        /** It is never too long: people copy it. */
        WHOLE,
        /** A number. */
        RIGHT,
        /** Its end is left out. */
        CUT,
        /** It goes on in the next line. */
        WRAPPED
    }

    private record Column(String title, Fit fit) {}

    private final List<Column> columns = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();

    Table column(String title, Fit fit) {
        columns.add(new Column(title, fit));
        return this;
    }

    Table row(Object... cells) {
        rows.add(java.util.Arrays.stream(cells)
                .map(cell -> cell.toString().replaceAll("\\s+", " ").strip())
                .toList());
        return this;
    }

    void print(PrintWriter out) {
        line(columns.stream().map(Column::title).toList(), widths(), out);
        printRows(out);
    }

    /** Without the titles. */
    void printRows(PrintWriter out) {
        int[] widths = widths();
        rows.forEach(row -> print(row, widths, out));
    }

    private void print(List<String> row, int[] widths, PrintWriter out) {
        List<List<String>> cells = IntStream.range(0, columns.size())
                .mapToObj(i -> fitted(row.get(i), widths[i], columns.get(i).fit()))
                .toList();
        int lines = cells.stream().mapToInt(List::size).max().orElse(1);
        for (int i = 0; i < lines; i++) {
            int number = i;
            line(
                    cells.stream()
                            .map(cell -> number < cell.size() ? cell.get(number) : "")
                            .toList(),
                    widths,
                    out);
        }
    }

    private void line(List<String> cells, int[] widths, PrintWriter out) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String padding = " ".repeat(Math.max(0, widths[i] - cells.get(i).length()));
            boolean right = columns.get(i).fit() == Fit.RIGHT;
            line.append(i == 0 ? "" : GAP)
                    .append(right ? padding : "")
                    .append(cells.get(i))
                    .append(right ? "" : padding);
        }
        out.println(line.toString().stripTrailing());
    }

    /** As wide as the widest cell; while that is too wide in all, the widest column that can give way does. */
    private int[] widths() {
        int[] widths = IntStream.range(0, columns.size())
                .map(i -> Math.max(
                        columns.get(i).title().length(),
                        rows.stream().mapToInt(row -> row.get(i).length()).max().orElse(0)))
                .toArray();
        while (IntStream.of(widths).sum() + GAP.length() * (widths.length - 1) > WIDTH) {
            int widest = IntStream.range(0, widths.length)
                    .filter(i -> givesWay(columns.get(i).fit()) && widths[i] > NARROWEST)
                    .boxed()
                    .max(java.util.Comparator.comparingInt(i -> widths[i]))
                    .orElse(-1);
            if (widest < 0) {
                break; // wider than the terminal rather than useless
            }
            widths[widest]--;
        }
        return widths;
    }

    private static boolean givesWay(Fit fit) {
        return switch (fit) {
            case WHOLE, RIGHT -> false;
            case CUT, WRAPPED -> true;
        };
    }

    private static List<String> fitted(String text, int width, Fit fit) {
        return switch (fit) {
            case WHOLE, RIGHT -> List.of(text);
            case CUT -> List.of(text.length() <= width ? text : text.substring(0, width - 1) + "…");
            case WRAPPED -> wrapped(text, width);
        };
    }

    /** At the last space that fits, or in the middle of a word that is longer than the line. */
    static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (rest.length() > width) {
            int space = rest.lastIndexOf(' ', width);
            lines.add(rest.substring(0, space > 0 ? space : width));
            rest = rest.substring(space > 0 ? space + 1 : width);
        }
        lines.add(rest);
        return lines;
    }
}
