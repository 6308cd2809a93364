package fi.vayla.log;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.springframework.util.unit.DataSize;

/**
 * Keeps the embedded broker from filling its disk: Kafka halts its whole process then, this hub. The disk is asked once a second
 * at most. Thread-safe.
 */
public final class DiskGuard {

    private static final long FRESH = Duration.ofSeconds(1).toNanos();

    private record Answer(long nanoTime, Optional<String> problem) {}

    private final Optional<Path> folder;
    private final DataSize minFree;
    private final FreeSpace freeSpace;
    private volatile Answer last;

    DiskGuard(LogSettings settings, FreeSpace freeSpace) {
        this.freeSpace = freeSpace;
        folder = settings.embedded() ? Optional.of(settings.folder()) : Optional.empty();
        minFree = settings.minFree();
        last = ask();
    }

    /** Why nothing may be appended now; empty while there is room, and always where the log is a cluster's. */
    public Optional<String> problem() {
        if (System.nanoTime() - last.nanoTime() > FRESH) {
            last = ask();
        }
        return last.problem();
    }

    private Answer ask() {
        return new Answer(System.nanoTime(), folder.flatMap(this::problem));
    }

    private Optional<String> problem(Path place) {
        try {
            long free = freeSpace.bytes(place);
            return free >= minFree.toBytes()
                    ? Optional.empty()
                    : Optional.of("The disk of %s has only %d MB left, less than vayla.log.min-free (%d MB): free some"
                            .formatted(place, DataSize.ofBytes(free).toMegabytes(), minFree.toMegabytes()));
        } catch (IOException e) {
            return Optional.of("The disk of " + place + " does not say what it has left: " + e);
        }
    }
}
