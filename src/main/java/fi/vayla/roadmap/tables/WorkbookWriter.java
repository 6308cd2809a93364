package fi.vayla.roadmap.tables;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes tables as a workbook, a sheet each. What is not surely read back as the same number is written as text. */
final class WorkbookWriter {

    private static final String TEXT = "@";
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,15})?");

    /** Significant digits that every spreadsheet keeps. */
    static final int DIGITS = 15;

    private WorkbookWriter() {}

    static byte[] write(TableSet tables) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "Vayla", "1.0")) {
            for (Map.Entry<TableName, Grid> table : tables.grids().entrySet()) {
                sheet(workbook.newWorksheet(table.getKey().name()), table.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Memory always takes more", e);
        }
        return out.toByteArray();
    }

    private static void sheet(Worksheet sheet, Grid grid) {
        for (int column = 0; column < grid.header().size(); column++) {
            sheet.value(0, column, grid.header().get(column));
            sheet.style(0, column).bold().set();
        }
        sheet.freezePane(0, 1);
        int row = 1;
        for (Grid.Line line : grid.lines()) {
            List<String> cells = line.cells();
            for (int column = 0; column < cells.size(); column++) {
                cell(sheet, row, column, cells.get(column));
            }
            row++;
        }
    }

    private static void cell(Worksheet sheet, int row, int column, String text) {
        if (isNumber(text)) {
            sheet.value(row, column, new BigDecimal(text));
        } else if (!text.isEmpty()) {
            sheet.value(row, column, text);
            // or a spreadsheet would make a date of 2020-11 as soon as somebody touches it
            sheet.style(row, column).format(TEXT).set();
        }
    }

    private static boolean isNumber(String text) {
        if (!NUMBER.matcher(text).matches()) {
            return false;
        }
        BigDecimal number = new BigDecimal(text);
        return number.precision() <= DIGITS && WorkbookReader.plain(number).equals(text);
    }
}
