package fi.vayla.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Where files are kept, by their hashes. Thread-safe. */
interface Storage {

    /**
     * Keeps a whole file; durable when it returns. One that is there already is replaced, with what is said of it, and is as
     * young as if it were new.
     *
     * @param file on the local disk; it may be moved away
     */
    void keep(Path file, Attachment attachment) throws IOException;

    Optional<Attachment> find(String sha256) throws IOException;

    /** Throws when there is none. The caller closes it. */
    InputStream open(String sha256) throws IOException;

    /** Removes what was last kept before then, where that is the hub's to do. Returns how many files that were. */
    int sweep(Instant before) throws IOException;
}
