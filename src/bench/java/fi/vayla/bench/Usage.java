package fi.vayla.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What a process uses, as Linux tells it. */
final class Usage {

    /** How long who does nothing behind the effects is to be quiet until it is at rest. */
    static final Duration BRIEFLY = Duration.ofMillis(500);

    /** The same of who has read models, which rest for up to two seconds between their batches. */
    static final Duration WITH_READ_MODELS = Duration.ofMillis(2500);

    private static final Duration LOOK = Duration.ofMillis(250);

    /** Of one processor, below which a process is at rest. */
    private static final double REST = 0.2;

    private Usage() {}

    /** Seconds of processor time since its start. */
    static double cpu(long pid) {
        return seconds(read(pid, "stat"));
    }

    /** The same of those of its threads that live, and whose names begin with one of these. */
    static double cpu(long pid, List<String> names) {
        double sum = 0;
        try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
            for (Path thread : threads.toList()) {
                sum += cpu(thread.resolve("stat"), names);
            }
            return sum;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double cpu(Path thread, List<String> names) throws IOException {
        try {
            String stat = Files.readString(thread);
            String name = stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
            return names.stream().anyMatch(name::startsWith) ? seconds(stat) : 0;
        } catch (NoSuchFileException e) {
            return 0; // it has ended meanwhile
        }
    }

    private static double seconds(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / 100.0; // in ticks of a hundredth
    }

    /** Bytes of memory that are resident now. */
    static long resident(long pid) {
        String status = read(pid, "status");
        String line = status.lines()
                .filter(one -> one.startsWith("VmRSS:"))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
    }

    /** Waits until a process has done what it does behind the effects, so that it takes nothing from who is measured next. */
    static void awaitRest(long pid, Duration quiet, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        Duration so = Duration.ZERO;
        while (so.compareTo(quiet) < 0 && System.nanoTime() < end) {
            double before = cpu(pid);
            Pause.of(LOOK);
            so = cpu(pid) - before < REST * LOOK.toMillis() / 1000 ? so.plus(LOOK) : Duration.ZERO;
        }
    }

    private static String read(long pid, String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
