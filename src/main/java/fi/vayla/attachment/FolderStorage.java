package fi.vayla.attachment;

import fi.vayla.event.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;

/**
 * Files in a folder: {@code ab/abcd…}, by the SHA-256, with what is said of it in {@code ab/abcd….json} beside it. Several hubs
 * may share the folder.
 */
final class FolderStorage implements Storage {

    private static final int DIGITS_OF_FOLDER = 2;
    private static final Pattern FOLDER = Pattern.compile("[0-9a-f]{2}");
    private static final String DESCRIPTION = ".json";

    private final Path folder;

    FolderStorage(Path folder) {
        this.folder = folder;
    }

    /** The description comes first, so that a file that is there has one. */
    @Override
    public void keep(Path file, Attachment attachment) throws IOException {
        Path place = place(attachment.sha256());
        Path parent = folder(attachment.sha256());
        Files.createDirectories(parent);
        Path description = Files.write(sibling(file), Json.write(attachment));
        force(description, StandardOpenOption.WRITE);
        move(description, file, place);
        force(parent, StandardOpenOption.READ);
        force(folder, StandardOpenOption.READ);
    }

    private synchronized void move(Path description, Path file, Path place) throws IOException {
        Files.move(description, sibling(place), StandardCopyOption.ATOMIC_MOVE);
        Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public Optional<Attachment> find(String sha256) throws IOException {
        Path place = place(sha256);
        if (!Files.isRegularFile(place)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.read(Files.readAllBytes(sibling(place)), Attachment.class));
        } catch (NoSuchFileException e) {
            return Optional.empty(); // swept just now
        } catch (JacksonException e) {
            throw new IOException(sibling(place) + " is not what the hub wrote", e);
        }
    }

    @Override
    public InputStream open(String sha256) throws IOException {
        return Files.newInputStream(place(sha256));
    }

    @Override
    public int sweep(Instant before) throws IOException {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        int swept = 0;
        try (Stream<Path> found = Files.find(folder, 2, (path, about) -> isOurs(path) && about.isRegularFile())) {
            for (Path file : (Iterable<Path>) found::iterator) {
                swept += sweep(file, before) ? 1 : 0;
            }
        }
        return swept;
    }

    /** Not while one is moved here, which may be the same. */
    private synchronized boolean sweep(Path file, Instant before) throws IOException {
        if (Files.getLastModifiedTime(file).toInstant().isAfter(before)) {
            return false;
        }
        Files.delete(file);
        return true;
    }

    private boolean isOurs(Path path) {
        return FOLDER.matcher(folder.relativize(path).getName(0).toString()).matches();
    }

    private Path place(String sha256) {
        return folder(sha256).resolve(sha256);
    }

    private Path folder(String sha256) {
        return folder.resolve(sha256.substring(0, DIGITS_OF_FOLDER));
    }

    private static Path sibling(Path file) {
        return file.resolveSibling(file.getFileName() + DESCRIPTION);
    }

    private static void force(Path path, StandardOpenOption option) throws IOException {
        try (FileChannel channel = FileChannel.open(path, option)) {
            channel.force(true);
        }
    }
}
