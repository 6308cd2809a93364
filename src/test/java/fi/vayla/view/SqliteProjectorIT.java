package fi.vayla.view;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteProjectorIT extends ProjectorSuite {

    @TempDir
    private static Path folder;

    @Override
    Store open() {
        return new Store("jdbc:sqlite:" + folder.resolve("projector.db"), "");
    }
}
