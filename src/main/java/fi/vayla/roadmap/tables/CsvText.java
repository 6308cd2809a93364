package fi.vayla.roadmap.tables;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** One table as a CSV file: RFC 4180, UTF-8, a header row. */
final class CsvText {

    private static final Pattern TO_QUOTE = Pattern.compile("[,\"\r\n]");

    private CsvText() {}

    /** Empty, with a problem, when it is no such file. */
    static Optional<Grid> read(String label, byte[] content, List<TableProblem> problems) {
        List<Grid.Line> rows = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(text(content), CSVFormat.RFC4180)) {
            Iterator<CSVRecord> records = parser.iterator();
            int width = 0;
            while (records.hasNext()) {
                CSVRecord record = records.next();
                Grid.Line line = new Grid.Line(
                        record.getRecordNumber(),
                        record.stream().map(Grid::clean).toList());
                width = rows.isEmpty() ? record.size() : width;
                if (record.size() != width && !line.isEmpty()) {
                    problems.add(new TableProblem(
                            label,
                            line.number(),
                            null,
                            "it has " + record.size() + " cells and the header " + width
                                    + "; put a cell that contains a comma in double quotes"));
                } else if (rows.isEmpty() || !line.isEmpty()) {
                    rows.add(line);
                }
            }
        } catch (CharacterCodingException e) {
            problems.add(TableProblem.of(label, "this is not UTF-8; save the file again as \"CSV UTF-8\""));
            return Optional.empty();
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            problems.add(TableProblem.of(label, "this is not a CSV file: " + e.getMessage()));
            return Optional.empty();
        }
        if (rows.isEmpty()) {
            problems.add(TableProblem.of(label, "the file is empty; the first row names the columns"));
            return Optional.empty();
        }
        return Optional.of(Grid.of(label, rows, problems));
    }

    /** Without the byte order mark that spreadsheet programs write. */
    private static String text(byte[] content) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(content))
                .toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** Rows end with CR LF; only cells that need quotes have them. */
    static byte[] write(Grid grid) {
        StringBuilder text = new StringBuilder();
        write(grid.header(), text);
        grid.lines().forEach(line -> write(line.cells(), text));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void write(List<String> cells, StringBuilder text) {
        text.append(cells.stream().map(CsvText::quoted).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    private static String quoted(String cell) {
        return TO_QUOTE.matcher(cell).find() ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell;
    }
}
