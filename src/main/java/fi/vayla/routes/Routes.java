package fi.vayla.routes;

import fi.vayla.delivery.DeliveryRoute;
import fi.vayla.event.Finding;
import fi.vayla.event.InvalidConfiguration;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The routes of the administrator's folder, which is watched while the hub runs. A file that is wrong does not keep the others
 * from running, nor its own last good version; it stands in {@link #problems()} until it is mended. Thread-safe.
 */
public final class Routes implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Routes.class);

    /** A swap that is under way waits for the calls of its routes. */
    private static final int STOP_SECONDS = 25;

    /** What the last look found. */
    private record Stand(List<String> problems, List<RouteRevision> revisions) {}

    private final RouteSettings settings;
    private final RouteFolder folder;
    private final RunningRoutes running;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("routes").factory());
    private @Nullable RouteFiles applied; // the watching thread's, but for the first look
    private volatile Stand stand = new Stand(List.of(), List.of());
    private volatile boolean started;

    Routes(RouteSettings settings, RunningRoutes running) {
        this.settings = settings;
        this.folder = new RouteFolder(settings);
        this.running = running;
    }

    @Override
    public void start() {
        look();
        log.info("{} routes run", list().size());
        started = true;
        long every = settings.watch().toMillis();
        if (every > 0) {
            watch.scheduleWithFixedDelay(this::lookAgain, every, every, TimeUnit.MILLISECONDS);
        }
    }

    private void lookAgain() {
        try {
            look();
        } catch (RuntimeException e) { // a task that throws is never run again
            log.error("The routes folder could not be applied now", e);
            note(e);
        }
    }

    private void look() {
        try {
            RouteFiles files = folder.look();
            if (!files.equals(applied)) {
                running.apply(files);
                applied = files;
            }
            stand = new Stand(findings().toList(), running.revisions());
        } catch (InvalidConfiguration | UncheckedIOException e) {
            note(e);
        }
    }

    private void note(RuntimeException e) {
        Stream<String> problem = Stream.of(String.valueOf(e.getMessage()));
        stand = new Stand(Stream.concat(problem, findings()).toList(), running.revisions());
    }

    private Stream<String> findings() {
        return running.findings().stream().map(Finding::toString);
    }

    /** What is wrong in the folder, a line each with its file. */
    public List<String> problems() {
        return stand.problems();
    }

    /** Which version of each route runs, and which does not. */
    public List<RouteRevision> revisions() {
        return stand.revisions();
    }

    /** The routes that run. */
    public List<DeliveryRoute> list() {
        return running.list();
    }

    /** The intake routes that this instance reads, or stands by to read. */
    public List<IntakeStand> listIntakes() {
        return running.listIntakes();
    }

    @Override
    public void stop() {
        watch.shutdown();
        try {
            if (!watch.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                log.warn("The hub stops while routes are being swapped");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        running.stop();
        started = false;
    }

    @Override
    public boolean isRunning() {
        return started;
    }

    /** Before the web server starts, and after it stops. */
    @Override
    public int getPhase() {
        return 0;
    }
}
