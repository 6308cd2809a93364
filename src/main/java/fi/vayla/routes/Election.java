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
 * Lets one instance of all do something: each joins the consumer group of that office, and whoever Kafka gives partition 0
 * of {@code vayla.routes} holds it. It ends what is under way before it gives the partition up. Owns one thread.
 */
public final class Election implements GroupReader.Assignment {

    private static final Logger log = LoggerFactory.getLogger(Election.class);
    private static final Partition SEAT = new Partition(Topic.ROUTES.topicName(), 0);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration REST = Duration.ofSeconds(2);

    /** What one instance alone does. Called from the election's thread. */
    public interface Office {

        boolean isHeld();

        /** Begins; false when it did not work now, and is to be tried again. */
        boolean begin();

        /** Returns when what was under way has ended. */
        void end();
    }

    private final String group;
    private final Office office;
    private final LogGroups groups;
    private final Thread thread;
    private boolean elected; // the thread's
    private long restsUntil = System.nanoTime(); // the thread's
    private volatile boolean stopping;

    /** @param group the consumer group's name, which no route has */
    public Election(String group, Office office, LogGroups groups) {
        this.group = group;
        this.office = office;
        this.groups = groups;
        this.thread = Thread.ofPlatform().name(group).start(this::run);
    }

    private void run() {
        while (!stopping) {
            try (GroupReader reader = groups.join(group, Set.of(Topic.ROUTES), this)) {
                try {
                    while (!stopping) {
                        reader.poll(POLL);
                        hold();
                    }
                } finally {
                    giveUp();
                }
            } catch (RuntimeException e) {
                log.error("A member of {} lost its group and joins again", group, e);
                rest();
            }
        }
    }

    private void hold() {
        if (elected && !office.isHeld() && System.nanoTime() - restsUntil >= 0 && !office.begin()) {
            restsUntil = System.nanoTime() + REST.toNanos();
        }
    }

    private void giveUp() {
        elected = false;
        office.end();
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

    /** Returns when nothing is done here any more and another instance may. */
    public void stop() {
        stopping = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
