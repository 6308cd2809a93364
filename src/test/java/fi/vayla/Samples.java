package fi.vayla;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The folder of published sample messages beside the project; tests that need it are skipped where it is absent. */
public final class Samples {

    private Samples() {}

    /** A file or folder of it. */
    public static Path get(String relative) {
        Path folder = Path.of(System.getProperty("vayla.samples", "../shared/samples"));
        Assumptions.assumeTrue(Files.isDirectory(folder), "samples folder is absent");
        return folder.resolve(relative);
    }
}
