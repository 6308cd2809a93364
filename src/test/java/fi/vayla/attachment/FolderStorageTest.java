package fi.vayla.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class FolderStorageTest extends StorageContract {

    private static final Duration RETENTION = Duration.ofDays(401);

    @Override
    Storage storage() {
        return new FolderStorage(folder);
    }

    @Test
    void a_file_that_no_message_brought_for_long_is_swept() throws IOException {
        AttachmentStore store = FileStores.in(folder);
        Attachment old = FileStores.kept(store, "vanha", "vanha.txt");
        Attachment again = FileStores.kept(store, "uusittu", "uusittu.txt");
        Instant before = Instant.now().minus(RETENTION).minusSeconds(60);
        age(before);
        FileStores.kept(store, "uusittu", "uusittu.txt");
        Attachment young = FileStores.kept(store, "nuori", "nuori.txt");

        sweep();

        assertThat(store.find(old.reference())).isInstanceOf(Found.Absent.class);
        assertThat(store.find(again.reference())).isInstanceOf(Found.Here.class);
        assertThat(store.find(young.reference())).isInstanceOf(Found.Here.class);
        assertThat(files()).hasSize(4); // two files and what is said of them
    }

    @Test
    void what_a_killed_hub_left_half_is_swept_after_a_day_and_what_comes_in_now_is_not() throws IOException {
        Path incoming = Files.createDirectories(folder.resolve("incoming"));
        Path left = Files.writeString(incoming.resolve("1.part"), "puoli");
        age(Instant.now().minus(Duration.ofDays(1)).minusSeconds(60));
        Path underWay = Files.writeString(incoming.resolve("2.part"), "puoli");

        sweep();

        assertThat(left).doesNotExist();
        assertThat(underWay).exists();
    }

    @Test
    void a_disk_that_is_nearly_full_takes_no_file() throws IOException {
        var store = new AttachmentStore(storage(), folder.resolve("incoming"), FileStores.LARGEST, Long.MAX_VALUE);

        assertThat(store.put(new ByteArrayInputStream(new byte[1]), null, null))
                .isInstanceOfSatisfying(
                        Stored.Unavailable.class,
                        unavailable -> assertThat(unavailable.detail()).contains("vayla.attachments.min-free"));
        assertThat(files()).isEmpty();
    }

    private void sweep() {
        var settings = new AttachmentSettings(folder, DataSize.ofMegabytes(1), RETENTION, DataSize.ofBytes(0), null);
        try (var sweeping = new Sweeping(storage(), settings, Clock.systemUTC())) {
            sweeping.sweep();
        }
    }

    private void age(Instant time) throws IOException {
        for (Path file : files()) {
            Files.setLastModifiedTime(file, FileTime.from(time));
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
