package fi.vayla.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Keeps files that events refer to. No file is ever whole in memory. Thread-safe; waits for the disk or the network, so callers
 * want virtual threads.
 */
public final class AttachmentStore {

    private final Storage storage;
    private final Path incoming;
    private final long largest;
    private final long minFree;

    /** @param incoming folder for what is not whole yet; made when it is needed */
    AttachmentStore(Storage storage, Path incoming, long largest, long minFree) {
        this.storage = storage;
        this.incoming = incoming;
        this.largest = largest;
        this.minFree = minFree;
    }

    /**
     * Reads a file to its end and keeps it. When it returns {@link Stored.Kept}, the file is durable; otherwise, and when it
     * throws because the content cannot be read, nothing of it is left.
     *
     * @param name as its sender calls it, perhaps with folders
     */
    public Stored put(InputStream content, @Nullable String name, @Nullable String mediaType) throws IOException {
        try (Staged staged = new Staged(incoming, minFree)) {
            if (!staged.fill(content, largest)) {
                return new Stored.TooLarge(largest);
            }
            Attachment attachment = staged.finish(name, mediaType);
            keep(staged.file(), attachment);
            return new Stored.Kept(attachment);
        } catch (StoreUnavailable e) {
            return new Stored.Unavailable(e.detail());
        }
    }

    private void keep(Path file, Attachment attachment) throws StoreUnavailable {
        try {
            storage.keep(file, attachment);
        } catch (IOException e) {
            throw new StoreUnavailable(e.toString(), e);
        }
    }

    /** Looks for the file that a reference names; what is no reference is absent. */
    public Found find(String reference) {
        if (!Attachment.isReference(reference)) {
            return new Found.Absent(reference);
        }
        try {
            return storage.find(Attachment.sha256(reference))
                    .<Found>map(Found.Here::new)
                    .orElseGet(() -> new Found.Absent(reference));
        } catch (IOException e) {
            return new Found.Unavailable(new StoreUnavailable(e.toString(), e).detail());
        }
    }

    /** The bytes of a file that was found before, from the beginning. Throws when it is gone, or cannot be read. */
    public InputStream open(Attachment attachment) throws IOException {
        return storage.open(attachment.sha256());
    }
}
