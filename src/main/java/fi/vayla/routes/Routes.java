package fi.vayla.routes;

import fi.vayla.delivery.DeliveryRoute;
import fi.vayla.event.InvalidConfiguration;
import fi.vayla.log.LogUnavailable;
import fi.vayla.routes.Deployment.Order;
import fi.vayla.routes.RouteVersion.Loaded;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The routes, with the sources and systems that they need. What runs is the newest revision on the log, on all instances; the
 * administrator's files, which are watched while the hub runs, are a proposal for the next one. A file in which something is wrong leaves everything as it was; that stands
 * in {@link #problems()} until it is mended. Thread-safe; whatever changes something is done by one thread.
 */
public final class Routes implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Routes.class);

    /** A swap that is under way waits for the calls of its routes. */
    private static final int STOP_SECONDS = 25;

    /** How soon a failed swap is tried again, and how often a revision on probation is looked at. */
    private static final int EVERY_SECONDS = 1;

    private final RouteSettings settings;
    private final RunningRoutes running;
    private final RevisionLog revisions;
    private final Deployment deployment;
    private final FolderFollowing folder;
    private final Planner planner;
    private final FilePlaces places;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("routes").daemon().factory());
    private volatile RouteStanding standing = RouteStanding.NONE;
    private volatile boolean started;

    Routes(
            RouteSettings settings,
            RunningRoutes running,
            RevisionLog revisions,
            Deployment deployment,
            FolderFollowing folder,
            Planner planner,
            FilePlaces places) {
        this.settings = settings;
        this.running = running;
        this.revisions = revisions;
        this.deployment = deployment;
        this.folder = folder;
        this.planner = planner;
        this.places = places;
    }

    @Override
    public void start() {
        call(() -> {
            folder.look(); // before the newest revision runs: it may become a newer one
            deployment.converge();
            return true;
        });
        requireRevision();
        log.info("{} routes run, of revision {}; folder: {}", list().size(), standing.runs(), standing.folder());
        started = true;
        revisions.onNewer(() -> later(deployment::converge));
        long every = settings.watch().toMillis();
        if (every > 0) {
            thread.scheduleWithFixedDelay(() -> attempt(folder::look), every, every, TimeUnit.MILLISECONDS);
        }
        thread.scheduleWithFixedDelay(() -> attempt(this::keep), EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    /** Without one there is not even a source to let in. */
    private void requireRevision() {
        if (revisions.newest().isEmpty()) {
            throw new InvalidConfiguration(
                    "There is nothing to start with:\n" + String.join("\n", standing.problems()));
        }
    }

    private void keep() {
        deployment.converge();
        deployment.judge();
    }

    private void later(Runnable task) {
        try {
            thread.execute(() -> attempt(task));
        } catch (RejectedExecutionException e) {
            log.debug("The hub stops", e);
        }
    }

    private void attempt(Runnable task) {
        try {
            task.run();
        } catch (LogUnavailable e) {
            log.warn("The routes stay as they are while the log is away: {}", e.getMessage());
        } catch (RuntimeException e) { // a task that throws is never run again
            log.error("The routes could not be looked after now", e);
        } finally {
            publish();
        }
    }

    private <T> T call(Callable<T> order) {
        try {
            return thread.submit(() -> {
                        try {
                            return order.call();
                        } finally {
                            publish();
                        }
                    })
                    .get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the order was carried out; look at the history", e);
        }
    }

    private void publish() {
        Map<String, Loaded.Broken> broken = new TreeMap<>(deployment.broken());
        broken.putAll(folder.broken());
        standing = new RouteStanding(
                revisions.newest().orElse(null),
                deployment.runs(),
                folder.state(),
                folder.detail(),
                Stream.concat(deployment.problems().stream(), folder.problems().stream())
                        .distinct()
                        .toList(),
                running.revisions(broken));
    }

    /**
     * Applies the folder as it is at this moment, all of it or nothing. When this returns, it is durable and runs here.
     *
     * @param base the newest revision that the orderer knows, so that nothing unseen is applied over; 0 for whichever
     */
    public ApplyResult apply(String by, String reason, int base) {
        return call(() -> folder.apply(new Order(by, reason), base));
    }

    /**
     * Makes what an earlier revision had run again, as a new revision.
     *
     * @param revision 0 for the one before that whose content runs
     */
    public ApplyResult rollBack(String by, String reason, int revision) {
        return call(() -> deployment.rollBack(new Order(by, reason), revision, 0));
    }

    /**
     * What applying the folder, as it is at this moment, would do. Throws {@link fi.vayla.event.InvalidConfiguration} when
     * there is no folder.
     *
     * @param messages how many of each changed route go through both versions; negative for {@code vayla.routes.shadow}
     */
    public RoutePlan plan(int messages) {
        return plan(new RouteFolder(places).look(), messages);
    }

    /**
     * What applying other files would do.
     *
     * @param texts all route and mapping files, by their names in a revision; files of {@code config/} that are left out are
     *     those that count now
     */
    public RoutePlan plan(Map<String, String> texts, int messages) {
        Map<String, String> all = new TreeMap<>(texts);
        revisions.findFiles(standing.runs()).orElseGet(TreeMap::new).forEach((name, text) -> {
            if (name.startsWith(RouteFiles.CONFIG)) {
                all.putIfAbsent(name, text);
            }
        });
        return plan(RouteFiles.of(all, places), messages);
    }

    private RoutePlan plan(RouteFiles files, int messages) {
        return planner.plan(files, standing.runs(), messages < 0 ? settings.shadow() : messages);
    }

    /** Every revision, the newest first. */
    public List<Revision> history() {
        return revisions.list();
    }

    /** How it stood a moment ago. */
    public RouteStanding standing() {
        return standing;
    }

    /** What is wrong, a line each with its file. */
    public List<String> problems() {
        return standing.problems();
    }

    /** Which version of each route runs, and which does not. */
    public List<RouteRevision> revisions() {
        return standing.revisions();
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
        thread.shutdown();
        try {
            if (!thread.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
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
