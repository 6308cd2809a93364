package fi.vayla.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What a process uses, as Linux tells it. */
final class Usage {

    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Seconds. */
    private static final int WATCHED = 5;

    /** Of one processor, below which a process is at rest. */
    private static final double REST = 0.2;

    private Usage() {}

    /** Seconds of processor time since its start. */
    static double cpu(long pid) {
        String stat = read(pid, "stat");
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

    /** What a process takes of one processor that has nothing to do: the least of some seconds. */
    static double rest(long pid) {
        double least = Double.MAX_VALUE;
        for (int second = 0; second < WATCHED; second++) {
            double before = cpu(pid);
            Pause.of(Duration.ofSeconds(1));
            least = Math.min(least, cpu(pid) - before);
        }
        return least;
    }

    /**
     * Waits until a process has done what it does behind the effects, so that it takes nothing from who is measured next.
     *
     * @param own what it takes of one processor at rest, as far as that is more than others do
     */
    static void awaitRest(long pid, double own) {
        double most = Math.max(REST, own * 1.5);
        long end = System.nanoTime() + PATIENCE.toNanos();
        int quiet = 0;
        while (quiet < 3 && System.nanoTime() < end) {
            double before = cpu(pid);
            Pause.of(LOOK);
            quiet = cpu(pid) - before < most * LOOK.toMillis() / 1000 ? quiet + 1 : 0;
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
