package fi.vayla.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/** What the hub's processor time goes to, by samples of the JVM's flight recorder, whose recording is kept beside the result. */
final class Profile {

    private static final String SAMPLE = "jdk.CPUTimeSample";
    private static final String LOST = "jdk.CPUTimeSamplesLost";
    private static final List<String> COMPILERS = List.of("C1 Compiler", "C2 Compiler");
    private static final List<String> COLLECTOR = List.of("GC Thread", "G1 ", "VM Thread");
    private static final String PERIOD = "10ms";
    private static final double SECONDS = 0.01;

    /** How many rounds' work is done meanwhile. */
    static final int ROUNDS = 2;

    /** What starting the recorder has the JVM compile is not the hub's work. */
    private static final Duration STARTING = Duration.ofSeconds(10);

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

    /**
     * Has work done that counts for no figure, and returns what share of the hub's processor time each part took meanwhile;
     * does nothing and returns nothing where nobody asked for it.
     */
    static Map<String, Double> during(Install install, String id, Hub hub, Runnable work) {
        if (install.profiles() == null) {
            return Map.of();
        }
        long pid = hub.pid();
        order(
                install,
                pid,
                "JFR.start",
                "name=bench",
                "settings=none",
                "+" + SAMPLE + "#enabled=true",
                "+" + SAMPLE + "#throttle=" + PERIOD,
                "+" + LOST + "#enabled=true");
        Usage.awaitRest(pid, Usage.WITH_READ_MODELS, STARTING);
        Path file = install.profiles().resolve(id + ".jfr").toAbsolutePath();
        Profile profile = new Profile(install, pid, file);
        work.run();
        Usage.awaitRest(pid, Usage.WITH_READ_MODELS, STARTING);
        return profile.end();
    }

    private static void order(Install install, long pid, String... words) {
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

    private Map<String, Double> end() {
        double seconds = Usage.cpu(pid) - before;
        double compiled = Usage.cpu(pid, COMPILERS) - compiledBefore;
        double collected = Usage.cpu(pid, COLLECTOR) - collectedBefore;
        order(install, pid, "JFR.stop", "name=bench", "filename=" + file);
        Map<Part, Integer> samples = read(file);
        Map<String, Double> shares = new LinkedHashMap<>();
        for (Part part : Part.all()) {
            shares.put(part.text(), samples.getOrDefault(part, 0) * SECONDS / seconds);
        }
        shares.put("the JVM's compilers", compiled / seconds);
        shares.put("the JVM's collector", collected / seconds);
        return shares;
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
}
