package fi.vayla.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every store does, wherever it keeps the files. */
abstract class StorageContract {

    /** {@code printf abc | sha256sum}. */
    private static final String HASH_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    Path folder;

    private AttachmentStore store;

    abstract Storage storage() throws Exception;

    @BeforeEach
    void open() throws Exception {
        store = FileStores.in(folder, storage());
    }

    @Test
    void a_file_comes_out_as_it_went_in() throws IOException {
        byte[] bytes = new byte[3_000_001];
        new Random(7).nextBytes(bytes);

        Stored stored = store.put(new ByteArrayInputStream(bytes), "C:\\liitteet\\Äänestys 1.pdf", "application/pdf");

        assertThat(stored).isInstanceOf(Stored.Kept.class);
        Attachment kept = ((Stored.Kept) stored).attachment();
        assertThat(kept.size()).isEqualTo(bytes.length);
        assertThat(kept.name()).isEqualTo("Äänestys 1.pdf");
        assertThat(store.find(kept.reference())).isEqualTo(new Found.Here(kept));
        try (InputStream content = store.open(kept)) {
            assertThat(content.readAllBytes()).isEqualTo(bytes);
        }
        assertThat(incoming()).isEmpty();
    }

    @Test
    void a_file_is_known_by_its_content_and_its_type_by_its_name() throws IOException {
        Attachment kept = FileStores.kept(store, "abc", "a.txt");

        assertThat(kept).isEqualTo(new Attachment("attachment:" + HASH_OF_ABC, "a.txt", "text/plain", 3, HASH_OF_ABC));
    }

    @Test
    void the_same_content_is_the_same_file_under_its_newest_name() throws IOException {
        Attachment first = FileStores.kept(store, "sama", "ensin.txt");
        Attachment second = FileStores.kept(store, "sama", "sitten.txt");

        assertThat(second.reference()).isEqualTo(first.reference());
        assertThat(store.find(first.reference())).isEqualTo(new Found.Here(second));
    }

    @Test
    void an_empty_file_is_a_file() throws IOException {
        Attachment kept = FileStores.kept(store, "", "tyhjä.txt");

        assertThat(store.find(kept.reference())).isEqualTo(new Found.Here(kept));
        try (InputStream content = store.open(kept)) {
            assertThat(content.readAllBytes()).isEmpty();
        }
    }

    @Test
    void a_file_that_is_too_large_leaves_nothing() throws IOException {
        byte[] bytes = new byte[FileStores.LARGEST + 1];

        assertThat(store.put(new ByteArrayInputStream(bytes), null, null))
                .isEqualTo(new Stored.TooLarge(FileStores.LARGEST));
        assertThat(incoming()).isEmpty();
    }

    @Test
    void content_that_breaks_off_leaves_nothing() throws IOException {
        InputStream broken = new SequenceInputStream(
                new ByteArrayInputStream("abc".getBytes(StandardCharsets.UTF_8)), new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("the sender is gone");
                    }
                });

        assertThatThrownBy(() -> store.put(broken, null, null)).hasMessage("the sender is gone");
        assertThat(incoming()).isEmpty();
        assertThat(store.find("attachment:" + HASH_OF_ABC)).isInstanceOf(Found.Absent.class);
    }

    @Test
    void what_was_never_kept_and_what_is_no_reference_is_absent() {
        for (String reference : new String[] {"attachment:" + "0".repeat(64), "attachment:../../etc/passwd", ""}) {
            assertThat(store.find(reference)).isEqualTo(new Found.Absent(reference));
        }
    }

    private Stream<Path> incoming() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("incoming"))) {
            return files.toList().stream();
        }
    }
}
