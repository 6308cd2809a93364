package fi.vayla.roadmap.tables;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All tables of the roadmaps, whole.
 *
 * @param grids in the order of the names; without optional tables that are not there
 */
public record TableSet(SortedMap<TableName, Grid> grids) {

    public TableSet {
        grids = Collections.unmodifiableSortedMap(new TreeMap<>(grids));
    }

    public Optional<Grid> find(TableName table) {
        return Optional.ofNullable(grids.get(table));
    }

    /** As CSV files, by their names. The same cells are always the same bytes. */
    public SortedMap<String, byte[]> files() {
        SortedMap<String, byte[]> files = new TreeMap<>();
        grids.forEach((table, grid) -> files.put(table.file(), CsvText.write(grid)));
        return files;
    }

    /** Names the content: 64 lower-case hexadecimal digits, the same for the same cells. */
    public String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Map.Entry<String, byte[]> file : files().entrySet()) {
                digest.update((file.getKey() + "\n" + file.getValue().length + "\n").getBytes(StandardCharsets.UTF_8));
                digest.update(file.getValue());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
