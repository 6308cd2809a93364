package fi.vayla.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.security.Secrets;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A store in a bucket of a real S3 server. */
class S3StorageIT extends StorageContract {

    private static final AtomicInteger PREFIXES = new AtomicInteger();

    private static @Nullable S3Server server;

    private final String prefix = "vayla-" + PREFIXES.incrementAndGet() + "/";
    private @Nullable S3Storage storage;

    @BeforeAll
    static void start() throws IOException {
        server = new S3Server();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @AfterEach
    void close() {
        if (storage != null) {
            storage.close();
        }
    }

    @Override
    Storage storage() {
        storage = storage(url(), "env:KEY");
        return storage;
    }

    @Test
    void a_server_that_is_away_and_a_key_that_is_not_set_are_outages() throws IOException {
        for (S3Storage away :
                new S3Storage[] {storage(URI.create("http://localhost:1"), "env:KEY"), storage(url(), "env:NOT_SET")}) {
            try (away) {
                AttachmentStore store = FileStores.in(folder, away);

                assertThat(store.put(new ByteArrayInputStream(new byte[1]), null, null))
                        .isInstanceOf(Stored.Unavailable.class);
                assertThat(store.find("attachment:" + "0".repeat(64))).isInstanceOf(Found.Unavailable.class);
            }
        }
    }

    private static URI url() {
        return Objects.requireNonNull(server, "started").url();
    }

    private S3Storage storage(URI endpoint, String key) {
        return new S3Storage(
                new AttachmentSettings.S3(S3Server.BUCKET, endpoint, "eu-north-1", prefix, key, key, true),
                new Secrets(name -> name.equals("KEY") ? "avain" : null));
    }
}
