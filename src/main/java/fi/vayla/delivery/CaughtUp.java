package fi.vayla.delivery;

import fi.vayla.log.LogGroups;
import fi.vayla.log.Partition;
import fi.vayla.log.Place;
import fi.vayla.log.Topic;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** How far a follower of one of the hub's own topics has come, for those who must not act before it knows enough. */
final class CaughtUp {

    private final Topic topic;
    private final LogGroups groups;
    private final Map<Integer, Long> next = new HashMap<>();

    CaughtUp(Topic topic, LogGroups groups) {
        this.topic = topic;
        this.groups = groups;
    }

    synchronized void reached(Place place) {
        next.put(place.partition(), place.offset() + 1);
        notifyAll();
    }

    /** Waits until every row beside these event partitions that is on the log now has been read. */
    void await(Set<Partition> partitions) {
        Map<Partition, Long> ends = groups.ends(Set.of(topic));
        for (Partition events : partitions) {
            int number = events.number() % ends.size();
            await(number, ends.getOrDefault(new Partition(topic.topicName(), number), 0L));
        }
    }

    private synchronized void await(int number, long end) {
        while (next.getOrDefault(number, 0L) < end) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while reading " + topic.topicName(), e);
            }
        }
    }
}
