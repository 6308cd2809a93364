package fi.vayla.roadmap;

import fi.vayla.event.InvalidConfiguration;
import fi.vayla.roadmap.tables.CsvFolder;
import fi.vayla.roadmap.tables.ReadTables;
import fi.vayla.roadmap.tables.TableSet;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder with the CSV files, and how it stands to the editions. Thread-safe. */
final class EditionFolder {

    private static final Logger log = LoggerFactory.getLogger(EditionFolder.class);

    private final Path path;
    private volatile @Nullable String unwritten;

    EditionFolder(Path path) {
        this.path = path;
    }

    /** The tables in it. Throws {@link InvalidConfiguration} when they are no good. */
    TableSet get() {
        ReadTables read = CsvFolder.read(path);
        Programmes.of(read);
        return read.tables();
    }

    /**
     * Why the folder is not to be written over; empty when it may be.
     *
     * @param editions finds the edition of a digest
     */
    Optional<String> ownChanges(Function<String, Optional<Edition>> editions) {
        return problem(editions, held -> Optional.empty());
    }

    private Optional<String> problem(
            Function<String, Optional<Edition>> editions, Function<Edition, Optional<String>> otherwise) {
        try {
            ReadTables read = CsvFolder.read(path);
            Optional<Edition> held =
                    read.problems().isEmpty() ? editions.apply(read.tables().digest()) : Optional.empty();
            return held.map(otherwise)
                    .orElseGet(() -> Optional.of(
                            "%s has changes that no edition has; import them, or undo them".formatted(path)));
        } catch (UncheckedIOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** Makes it hold an edition that counts now, unless somebody has changed it meanwhile. */
    void write(TableSet tables, Function<String, Optional<Edition>> editions) {
        Optional<String> changed = ownChanges(editions);
        if (changed.isPresent()) {
            log.warn("The newest edition is not written: {}", changed.get());
            return;
        }
        try {
            CsvFolder.write(path, tables);
            unwritten = null;
        } catch (UncheckedIOException e) {
            unwritten = e.getMessage();
            log.error("The newest edition counts, and cannot be written: {}", e.getMessage());
        }
    }

    /** In what it differs from the newest edition; empty when it does not. */
    Optional<String> problem(Edition newest, Function<String, Optional<Edition>> editions) {
        String why = unwritten;
        return problem(
                editions,
                held -> held.digest().equals(newest.digest())
                        ? Optional.empty()
                        : Optional.of("%s holds edition %d, and edition %d counts%s"
                                .formatted(path, held.number(), newest.number(), why == null ? "" : ": " + why)));
    }
}
