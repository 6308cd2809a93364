package fi.vayla.roadmap.tables;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** All tables in one file: a workbook (.xlsx) with a sheet each, or a ZIP file of CSV files. */
public final class TableFile {

    private static final String CSV = ".csv";
    private static final String WORKBOOK = "[Content_Types].xml";

    private TableFile() {}

    /** Reads either; which of them it is the bytes tell. */
    public static ReadTables read(byte[] content) {
        if (!ZipParts.isZip(content)) {
            return ReadTables.unreadable(
                    "file", "this is neither a workbook (.xlsx) nor a ZIP file of CSV files; save it as one of them");
        }
        try {
            Map<String, byte[]> parts = ZipParts.read(content);
            return parts.containsKey(WORKBOOK) ? WorkbookReader.read(content, parts) : csv(parts);
        } catch (IOException e) {
            return ReadTables.unreadable("file", "it cannot be unpacked: " + e.getMessage());
        }
    }

    private static ReadTables csv(Map<String, byte[]> parts) {
        SortedMap<TableName, Grid> grids = new TreeMap<>();
        List<TableProblem> problems = new ArrayList<>();
        parts.forEach((path, content) -> {
            String file = path.substring(path.lastIndexOf('/') + 1);
            if (!file.endsWith(CSV) || file.startsWith(".") || path.startsWith("__MACOSX")) {
                return; // notes, and what packing programs add
            }
            Optional<TableName> table = TableName.find(file.substring(0, file.length() - CSV.length()));
            if (table.isEmpty()) {
                problems.add(TableProblem.of(file, "there is no such table; correct the name or remove the file"));
            } else if (grids.containsKey(table.get())) {
                problems.add(TableProblem.of(file, "it is there twice; remove one"));
            } else {
                CsvText.read(file, content, problems).ifPresent(grid -> grids.put(table.get(), grid));
            }
        });
        return ReadTables.of(grids, problems, "there is no such file in the ZIP file; add it");
    }

    public static byte[] zip(TableSet tables) {
        try {
            return ZipParts.write(tables.files());
        } catch (IOException e) {
            throw new UncheckedIOException("Memory always takes more", e);
        }
    }

    public static byte[] workbook(TableSet tables) {
        return WorkbookWriter.write(tables);
    }
}
