package fi.vayla.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A file on its way into the store. It is on the local disk until it is whole, so that no store ever has half of one, and so
 * that its size and hash are known. What is not moved away is gone when it is closed. For one thread.
 */
final class Staged implements AutoCloseable {

    private static final int BUFFER = 128 * 1024;

    private final Path file;
    private final FileChannel channel;
    private final long minFree;
    private final MessageDigest digest = digest();
    private long size;

    /** @param minFree how many bytes the folder's disk must keep free */
    Staged(Path folder, long minFree) throws StoreUnavailable {
        this.minFree = minFree;
        try {
            Files.createDirectories(folder);
            file = Files.createTempFile(folder, "", ".part");
            channel = FileChannel.open(file, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    Path file() {
        return file;
    }

    /**
     * Reads to the end, or until it is larger than what is taken; false then. Throws {@link StoreUnavailable} when it cannot be
     * written, and any other exception when it cannot be read.
     */
    boolean fill(InputStream content, long largest) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
            if (size + read > largest) {
                return false;
            }
            write(buffer, read);
        }
        return true;
    }

    private void write(byte[] bytes, int length) throws StoreUnavailable {
        try {
            long free = Files.getFileStore(file).getUsableSpace();
            if (free < minFree) {
                throw new StoreUnavailable(
                        "the disk of %s has only %d bytes left, less than vayla.attachments.min-free; free some"
                                .formatted(file.getParent(), free),
                        null);
            }
            ByteBuffer rest = ByteBuffer.wrap(bytes, 0, length);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
        } catch (StoreUnavailable e) {
            throw e;
        } catch (IOException e) {
            throw unavailable(e);
        }
        digest.update(bytes, 0, length);
        size += length;
    }

    /** Writes what the operating system still has in its memory to the disk. To be called once. */
    Attachment finish(@Nullable String name, @Nullable String mediaType) throws StoreUnavailable {
        try {
            channel.force(true);
        } catch (IOException e) {
            throw unavailable(e);
        }
        return Attachment.of(name, mediaType, size, HexFormat.of().formatHex(digest.digest()));
    }

    @Override
    public void close() throws StoreUnavailable {
        try {
            channel.close();
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    private static StoreUnavailable unavailable(IOException e) {
        return new StoreUnavailable(e.toString(), e);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
