package fi.vayla.attachment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes, at the start and every few hours, files that no event on the log refers to any more, and what never got whole. */
final class Sweeping implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Sweeping.class);
    private static final Duration PERIOD = Duration.ofHours(6);

    /** No sender takes as long for one file. */
    private static final Duration ABANDONED = Duration.ofDays(1);

    private final Storage storage;
    private final AttachmentSettings settings;
    private final Clock clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("attachment-sweep").daemon().factory());

    Sweeping(Storage storage, AttachmentSettings settings, Clock clock) {
        this.storage = storage;
        this.settings = settings;
        this.clock = clock;
    }

    void start() {
        thread.scheduleWithFixedDelay(this::sweep, 0, PERIOD.toSeconds(), TimeUnit.SECONDS);
    }

    void sweep() {
        Instant now = clock.instant();
        try {
            abandoned(now.minus(ABANDONED));
            int swept = storage.sweep(now.minus(settings.retention()));
            if (swept > 0) {
                log.info("{} files of attachments were older than {} and are removed", swept, settings.retention());
            }
        } catch (IOException | UncheckedIOException e) { // another look follows
            log.warn("Old attachments could not be removed: {}", e.toString());
        }
    }

    private void abandoned(Instant before) throws IOException {
        if (!Files.isDirectory(settings.incoming())) {
            return;
        }
        try (Stream<Path> parts = Files.list(settings.incoming())) {
            for (Path part : (Iterable<Path>) parts::iterator) {
                if (Files.getLastModifiedTime(part).toInstant().isBefore(before)) {
                    Files.deleteIfExists(part);
                }
            }
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
