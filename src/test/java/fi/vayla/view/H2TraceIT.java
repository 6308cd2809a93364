package fi.vayla.view;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class H2TraceIT extends TraceSuite {

    @TempDir
    private static Path folder;

    @Override
    Store open() {
        return new Store("jdbc:h2:file:" + folder.resolve("store"), "sa");
    }
}
