package fi.vayla.roadmap;

import fi.vayla.event.InvalidConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/** Reads one CSV file (RFC 4180, UTF-8, a header row) into records. */
final class Table {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
            .get();

    private Table() {}

    static <T> List<T> read(Path file, References references, Function<Row, T> toRecord) {
        try (CSVParser parser = CSVParser.parse(text(file), FORMAT)) {
            Set<String> columnsRead = new HashSet<>();
            List<T> rows = new ArrayList<>();
            for (CSVRecord record : parser) {
                requireWidth(file, parser, record);
                rows.add(toRecord.apply(new Row(file, record, references, columnsRead)));
            }
            requireKnownColumns(file, parser, columnsRead);
            return List.copyOf(rows);
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw new InvalidConfiguration(file + ": this is not a CSV file: " + e.getMessage(), e);
        }
    }

    /** Without the byte order mark that spreadsheet programs write. */
    private static String text(Path file) {
        try {
            String text = Files.readString(file);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (NoSuchFileException e) {
            throw new InvalidConfiguration(
                    file + ": there is no such file; create it or correct vayla.roadmap.folder", e);
        } catch (CharacterCodingException e) {
            throw new InvalidConfiguration(file + ": this is not UTF-8; save the file again as \"CSV UTF-8\"", e);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    private static void requireWidth(Path file, CSVParser parser, CSVRecord record) {
        int width = parser.getHeaderNames().size();
        if (record.size() != width) {
            throw new InvalidConfiguration(
                    file + ", row " + (record.getRecordNumber() + 1) + ": it has " + record.size()
                            + " cells and the header " + width + "; put a cell that contains a comma in double quotes");
        }
    }

    private static void requireKnownColumns(Path file, CSVParser parser, Set<String> known) {
        for (String column : parser.getHeaderNames()) {
            if (!known.isEmpty() && !known.contains(column)) {
                throw new InvalidConfiguration(
                        file + ": the column \"" + column + "\" is not known; correct its name or remove it");
            }
        }
    }
}
