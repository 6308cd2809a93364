package fi.vayla.routes;

import fi.vayla.log.GroupReader;
import fi.vayla.log.LogGroups;
import fi.vayla.log.Partition;
import fi.vayla.log.Topic;
import java.time.Duration;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets one instance of all read an intake route: each joins the route's own consumer group, and whoever Kafka gives partition 0
 * of {@code vayla.routes} reads. It ends what is under way before it gives the partition up. Owns one thread.
 */
final class Election implements GroupReader.Assignment {

    private static final Logger log = LoggerFactory.getLogger(Election.class);
    private static final Partition SEAT = new Partition(Topic.ROUTES.topicName(), 0);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration REST = Duration.ofSeconds(2);

    private final IntakeRoute route;
    private final LogGroups groups;
    private final Thread thread;
    private boolean elected; // the thread's
    private long restsUntil = System.nanoTime(); // the thread's
    private volatile boolean stopping;

    Election(IntakeRoute route, LogGroups groups) {
        this.route = route;
        this.groups = groups;
        this.thread = Thread.ofPlatform().name("intake-" + route.id()).start(this::run);
    }

    private void run() {
        while (!stopping) {
            try (GroupReader reader = groups.join("vayla-intake." + route.id(), Set.of(Topic.ROUTES), this)) {
                try {
                    while (!stopping) {
                        reader.poll(POLL);
                        read();
                    }
                } finally {
                    giveUp();
                }
            } catch (RuntimeException e) {
                log.error("{} lost its group and joins again", route.id(), e);
                rest();
            }
        }
    }

    private void read() {
        if (elected && !route.reads() && System.nanoTime() - restsUntil >= 0 && !route.begin()) {
            restsUntil = System.nanoTime() + REST.toNanos();
        }
    }

    private void giveUp() {
        elected = false;
        route.end();
    }

    private static void rest() {
        try {
            Thread.sleep(REST);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void assigned(GroupReader reader, Set<Partition> partitions) {
        reader.pause(partitions); // their rows are others' to read
        elected |= partitions.contains(SEAT);
    }

    @Override
    public void revoked(GroupReader reader, Set<Partition> partitions) {
        if (partitions.contains(SEAT)) {
            giveUp();
        }
    }

    @Override
    public void lost(Set<Partition> partitions) {
        if (partitions.contains(SEAT)) {
            giveUp();
        }
    }

    /** Returns when nothing is read here any more and another instance may. */
    void stop() {
        stopping = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
