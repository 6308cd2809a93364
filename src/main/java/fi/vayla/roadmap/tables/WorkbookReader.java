package fi.vayla.roadmap.tables;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/** Reads tables from a workbook (Office Open XML, ECMA-376), a sheet each. Empty sheets of other names are passed over. */
final class WorkbookReader {

    private static final ReadingOptions WITH_FORMATS = new ReadingOptions(true, true);

    private final MergedCells merged;
    private final SortedMap<TableName, Grid> grids = new TreeMap<>();
    private final List<TableProblem> problems = new ArrayList<>();

    private WorkbookReader(MergedCells merged) {
        this.merged = merged;
    }

    /** @param parts the same, unpacked */
    static ReadTables read(byte[] content, Map<String, byte[]> parts) {
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(content), WITH_FORMATS)) {
            WorkbookReader reader = new WorkbookReader(MergedCells.of(parts));
            for (Sheet sheet : workbook.getSheets().toList()) {
                reader.sheet(sheet);
            }
            return ReadTables.of(reader.grids, reader.problems, "there is no such sheet in the workbook; add it");
        } catch (IOException | XMLStreamException | RuntimeException e) {
            // the library lets through whatever broken XML and missing parts lead to
            return ReadTables.unreadable("workbook", "it cannot be read (" + e + "); save it again as .xlsx");
        }
    }

    private void sheet(Sheet sheet) throws IOException {
        String label = "sheet " + sheet.getName();
        List<Grid.Line> rows = new ArrayList<>();
        try (Stream<Row> read = sheet.openStream()) {
            read.forEach(row -> {
                Grid.Line line = line(label, row);
                if (!line.isEmpty()) {
                    rows.add(line);
                }
            });
        }
        @Nullable TableName table = TableName.find(sheet.getName()).orElse(null);
        if (table == null) {
            if (!rows.isEmpty()) {
                problems.add(TableProblem.of(label, "there is no such table; correct the name or remove the sheet"));
            }
            return;
        }
        merged.of(sheet)
                .forEach(range -> problems.add(TableProblem.of(
                        label, "the cells " + range + " are merged, so all but one are empty; unmerge them")));
        if (rows.isEmpty()) {
            problems.add(TableProblem.of(label, "the sheet is empty; the first row names the columns"));
        } else if (grids.putIfAbsent(table, Grid.of(label, rows, problems)) != null) {
            problems.add(TableProblem.of(label, "it is there twice; remove one"));
        }
    }

    private Grid.Line line(String label, Row row) {
        List<String> cells = new ArrayList<>();
        for (int column = 0; column < row.getCellCount(); column++) {
            @Nullable Cell cell = row.getCell(column);
            cells.add(cell == null ? "" : Grid.clean(text(label, row, cell)));
        }
        return new Grid.Line(row.getRowNum(), cells);
    }

    private String text(String label, Row row, Cell cell) {
        return switch (cell.getType()) {
            case STRING -> String.valueOf(cell.getValue());
            case NUMBER -> SheetDates.find(cell).orElseGet(() -> plain(cell.asNumber()));
            case BOOLEAN -> cell.asBoolean() ? "yes" : "no";
            case EMPTY -> "";
            case ERROR -> {
                problem(label, row, cell, "the cell shows the error " + cell.getRawValue() + "; correct it");
                yield "";
            }
            case FORMULA -> result(label, row, cell);
        };
    }

    /** What the spreadsheet program worked out when it saved the workbook. */
    private String result(String label, Row row, Cell cell) {
        Object result = cell.getValue();
        return switch (result) {
            case null -> {
                problem(
                        label,
                        row,
                        cell,
                        "the formula has no result in it; save the workbook in a spreadsheet program");
                yield "";
            }
            case BigDecimal number -> SheetDates.find(cell).orElseGet(() -> plain(number));
            case Boolean flag -> flag ? "yes" : "no";
            default -> {
                String text = result.toString();
                if (text.startsWith("#")) {
                    problem(label, row, cell, "the formula's result is the error " + text + "; correct it");
                }
                yield text;
            }
        };
    }

    private void problem(String label, Row row, Cell cell, String message) {
        problems.add(new TableProblem(label, row.getRowNum(), Grid.letters(cell.getColumnIndex()), message));
    }

    /** 1.0 is 1, and what the computer's arithmetic left behind the fifteenth digit is gone. */
    static String plain(BigDecimal number) {
        BigDecimal rounded =
                number.round(new MathContext(WorkbookWriter.DIGITS)).stripTrailingZeros();
        return rounded.toPlainString();
    }
}
