package fi.vayla.roadmap.tables;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A folder with one CSV file for each table. */
public final class CsvFolder {

    private CsvFolder() {}

    /** Reads the tables; whatever else is in the folder is passed over. Throws {@link UncheckedIOException}. */
    public static ReadTables read(Path folder) {
        SortedMap<TableName, Grid> grids = new TreeMap<>();
        List<TableProblem> problems = new ArrayList<>();
        for (TableName table : TableName.values()) {
            Path file = folder.resolve(table.file());
            try {
                CsvText.read(file.toString(), Files.readAllBytes(file), problems)
                        .ifPresent(grid -> grids.put(table, grid));
            } catch (NoSuchFileException e) {
                if (!table.isOptional()) {
                    problems.add(TableProblem.of(
                            file.toString(), "there is no such file; create it or correct vayla.roadmap.folder"));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(file + " cannot be read", e);
            }
        }
        return new ReadTables(new TableSet(grids), problems);
    }

    /**
     * Makes the folder hold just these tables. Each file is replaced at once, so that who reads it finds the one before or this
     * one; a file that is the same already stays as it is. Throws {@link UncheckedIOException}.
     */
    public static void write(Path folder, TableSet tables) {
        try {
            for (Map.Entry<String, byte[]> file : tables.files().entrySet()) {
                replace(folder.resolve(file.getKey()), file.getValue());
            }
            for (TableName table : TableName.values()) {
                if (tables.find(table).isEmpty()) {
                    Files.deleteIfExists(folder.resolve(table.file()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be written: " + e.getMessage(), e);
        }
    }

    private static void replace(Path file, byte[] content) throws IOException {
        if (Files.exists(file) && Arrays.equals(Files.readAllBytes(file), content)) {
            return;
        }
        Path next = Files.createTempFile(file.toAbsolutePath().getParent(), ".next-", ".tmp");
        try {
            Files.write(next, content);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(next);
        }
    }
}
