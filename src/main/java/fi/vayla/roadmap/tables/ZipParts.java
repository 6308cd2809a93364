package fi.vayla.roadmap.tables;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** The files of a ZIP file, by their names. */
final class ZipParts {

    /** Bytes of all files together when they are unpacked; a file that means harm could be a thousand times as large. */
    static final int MOST = 64 * 1024 * 1024;

    private static final byte[] BEGIN = {'P', 'K', 3, 4};

    private ZipParts() {}

    static boolean isZip(byte[] content) {
        return content.length > BEGIN.length
                && java.util.Arrays.equals(content, 0, BEGIN.length, BEGIN, 0, BEGIN.length);
    }

    /** Throws {@link IOException} when it is no ZIP file or too large. */
    static Map<String, byte[]> read(byte[] zip) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        int left = MOST;
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] part = in.readNBytes(left + 1);
                if (part.length > left) {
                    throw new IOException("it is larger than " + MOST + " bytes when it is unpacked");
                }
                left -= part.length;
                if (!entry.isDirectory()) {
                    parts.put(entry.getName(), part);
                }
            }
        } catch (IllegalArgumentException e) { // names that are not UTF-8
            throw new IOException(e);
        }
        return parts;
    }

    /** The same files always make the same bytes. */
    static byte[] write(Map<String, byte[]> parts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                ZipEntry entry = new ZipEntry(part.getKey());
                entry.setTimeLocal(java.time.LocalDateTime.of(1980, 1, 1, 0, 0));
                zip.putNextEntry(entry);
                zip.write(part.getValue());
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }
}
