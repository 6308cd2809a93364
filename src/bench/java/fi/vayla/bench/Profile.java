package fi.vayla.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/**
 * What the hub's processor time goes to while it is open, by samples of the JVM's flight recorder. The recording is kept beside
 * the result, and the shares are printed when it is closed.
 */
final class Profile implements AutoCloseable {

    private static final String SAMPLE = "jdk.CPUTimeSample";
    private static final String LOST = "jdk.CPUTimeSamplesLost";
    private static final List<String> COMPILERS = List.of("C1 Compiler", "C2 Compiler");
    private static final List<String> COLLECTOR = List.of("GC Thread", "G1 ", "VM Thread");
    private static final String PERIOD = "10ms";
    private static final double SECONDS = 0.01;

    private final Install install;
    private final long pid;
    private final Path file;
    private final double before;
    private final double compiledBefore;
    private final double collectedBefore;

    private Profile(Install install, long pid, Path file) {
        this.install = install;
        this.pid = pid;
        this.file = file;
        this.before = Usage.cpu(pid);
        this.compiledBefore = Usage.cpu(pid, COMPILERS);
        this.collectedBefore = Usage.cpu(pid, COLLECTOR);
    }

    /** Null where none was asked for. */
    static @Nullable Profile of(Install install, String work, Hub hub) {
        if (install.profiles() == null) {
            return null;
        }
        Path file = install.profiles().resolve(work + ".jfr").toAbsolutePath();
        Profile profile = new Profile(install, hub.pid(), file);
        profile.order(
                "JFR.start",
                "name=bench",
                "settings=none",
                "+" + SAMPLE + "#enabled=true",
                "+" + SAMPLE + "#throttle=" + PERIOD,
                "+" + LOST + "#enabled=true");
        return profile;
    }

    private void order(String... words) {
        try {
            Process jcmd = new ProcessBuilder(install.jcmd(pid, words))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (jcmd.waitFor() != 0) {
                throw new BenchFailure("The flight recorder did not take " + List.of(words));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("interrupted", e);
        }
    }

    @Override
    public void close() {
        double seconds = Usage.cpu(pid) - before;
        double compiled = Usage.cpu(pid, COMPILERS) - compiledBefore;
        double collected = Usage.cpu(pid, COLLECTOR) - collectedBefore;
        order("JFR.stop", "name=bench", "filename=" + file);
        System.out.print(text(read(file), seconds)
                + line("the JVM's compilers", compiled / seconds)
                + line("the JVM's collector", collected / seconds));
    }

    /** Samples that the recorder lost, or has no stack for, belong to no part. */
    private static Map<Part, Integer> read(Path file) {
        Map<Part, Integer> samples = new EnumMap<>(Part.class);
        try {
            for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
                switch (event.getEventType().getName()) {
                    case SAMPLE -> samples.merge(part(event.getStackTrace()), 1, Integer::sum);
                    case LOST -> samples.merge(Part.OTHER, event.getInt("lostSamples"), Integer::sum);
                    default -> throw new BenchFailure(file + " has other events than those that were asked for");
                }
            }
            return samples;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Part part(@Nullable RecordedStackTrace stack) {
        return stack == null
                ? Part.OTHER
                : Part.of(stack.getFrames().stream().map(Profile::name).toList());
    }

    private static String name(RecordedFrame frame) {
        return frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
    }

    private static String text(Map<Part, Integer> samples, double seconds) {
        StringBuilder text = new StringBuilder("%n    the hub's processor time%n".formatted());
        for (Part part : Part.all()) {
            text.append(line(part.text(), samples.getOrDefault(part, 0) * SECONDS / seconds));
        }
        return text.toString();
    }

    private static String line(String name, double share) {
        return share < 0.005
                ? ""
                : "    %-36s %4s%n".formatted(name, String.format(Locale.ROOT, "%.0f%%", share * 100));
    }
}
