package fi.vayla.log;

import java.io.IOException;
import java.nio.file.Path;

/** What is left on the disk of a folder. */
@FunctionalInterface
interface FreeSpace {
    long bytes(Path folder) throws IOException;
}
