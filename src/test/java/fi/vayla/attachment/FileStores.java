package fi.vayla.attachment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Stores for tests. */
public final class FileStores {

    public static final int LARGEST = 10_000_000;

    private FileStores() {}

    /** One in a folder. */
    public static AttachmentStore in(Path folder) {
        return in(folder, new FolderStorage(folder));
    }

    static AttachmentStore in(Path folder, Storage storage) {
        return new AttachmentStore(storage, folder.resolve("incoming"), LARGEST, 0);
    }

    /** For tests that send no files. */
    public static AttachmentStore none() {
        throw new AssertionError("No file is sent");
    }

    public static Attachment kept(AttachmentStore store, String content, String name) throws IOException {
        var bytes = new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
        if (store.put(bytes, name, null) instanceof Stored.Kept(Attachment kept)) {
            return kept;
        }
        throw new AssertionError("Not kept");
    }
}
