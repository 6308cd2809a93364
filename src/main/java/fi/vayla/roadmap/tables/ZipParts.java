package fi.vayla.roadmap.tables;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** The files of a ZIP file, by their names. */
final class ZipParts {

    /** Bytes of all files together when they are unpacked; a file that means harm could be a thousand times as large. */
    static final int MOST = 64 * 1024 * 1024;

    private static final byte[] BEGIN = {'P', 'K', 3, 4};

    private ZipParts() {}

    static boolean isZip(byte[] content) {
        return content.length > BEGIN.length && Arrays.equals(content, 0, BEGIN.length, BEGIN, 0, BEGIN.length);
    }

    /** Throws {@link IOException} when it is no ZIP file or too large. */
    static Map<String, byte[]> read(byte[] zip) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        int left = MOST;
        // by its directory: programs that write workbooks as a stream put no sizes before the parts
        try (ZipFile file = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(zip))
                .get()) {
            for (ZipArchiveEntry entry : Collections.list(file.getEntries())) {
                byte[] part = file.getInputStream(entry).readNBytes(left + 1);
                if (part.length > left) {
                    throw new IOException("it is larger than " + MOST + " bytes when it is unpacked");
                }
                left -= part.length;
                if (!entry.isDirectory()) {
                    parts.put(entry.getName(), part);
                }
            }
        }
        return parts;
    }

    /** The same files always make the same bytes. */
    static byte[] write(Map<String, byte[]> parts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                ZipEntry entry = new ZipEntry(part.getKey());
                entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
                zip.putNextEntry(entry);
                zip.write(part.getValue());
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }
}
