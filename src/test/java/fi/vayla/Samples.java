package fi.vayla;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The public sample files that are kept beside the project; tests that need them are skipped without. */
public final class Samples {

    private Samples() {}

    public static Path get(String relative) {
        Path folder = Path.of(System.getProperty("vayla.samples", "../shared/samples"));
        Assumptions.assumeTrue(Files.isDirectory(folder), "samples folder is absent");
        return folder.resolve(relative);
    }
}
