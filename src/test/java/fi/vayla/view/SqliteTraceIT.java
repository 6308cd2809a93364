package fi.vayla.view;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteTraceIT extends TraceSuite {

    @TempDir
    private static Path folder;

    @Override
    Store open() {
        return new Store("jdbc:sqlite:" + folder.resolve("store.db"), "");
    }
}
