package fi.vayla.view;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class H2StoreIT extends StoreSuite {

    @TempDir
    private static Path folder;

    @Override
    Store open() {
        return new Store("jdbc:h2:file:" + folder.resolve("store"), "sa");
    }
}
