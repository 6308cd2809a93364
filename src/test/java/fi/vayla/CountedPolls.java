package fi.vayla;

import fi.vayla.log.Committed;
import fi.vayla.log.GroupReader;
import fi.vayla.log.LogGroups;
import fi.vayla.log.Logged;
import fi.vayla.log.Partition;
import fi.vayla.log.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Counts how often the routes of a hub ask the broker for events. */
final class CountedPolls implements BeanPostProcessor {

    private final AtomicLong polls = new AtomicLong();
    private final AtomicLong full = new AtomicLong();

    /** All of them. */
    long polls() {
        return polls.get();
    }

    /** Those that brought something. */
    long pollsThatBroughtEvents() {
        return full.get();
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof LogGroups groups ? new Groups(groups) : bean;
    }

    private final class Groups implements LogGroups {

        private final LogGroups groups;

        Groups(LogGroups groups) {
            this.groups = groups;
        }

        @Override
        public GroupReader join(String group, Set<Topic> topics, GroupReader.Assignment assignment) {
            GroupReader reader = groups.join(group, topics, assignment);
            return topics.contains(Topic.ROUTES) ? reader : new Reader(reader); // the other one elects who fetches
        }

        @Override
        public Map<Partition, Committed> committed(String group) {
            return groups.committed(group);
        }

        @Override
        public Map<Partition, Long> ends(Set<Topic> topics) {
            return groups.ends(topics);
        }

        @Override
        public String clusterId() {
            return groups.clusterId();
        }
    }

    private final class Reader implements GroupReader {

        private final GroupReader reader;

        Reader(GroupReader reader) {
            this.reader = reader;
        }

        @Override
        public List<Logged> poll(Duration atMost) {
            List<Logged> events = reader.poll(atMost);
            polls.incrementAndGet();
            if (!events.isEmpty()) {
                full.incrementAndGet();
            }
            return events;
        }

        @Override
        public void wake() {
            reader.wake();
        }

        @Override
        public void pause(Set<Partition> partitions) {
            reader.pause(partitions);
        }

        @Override
        public void resume(Set<Partition> partitions) {
            reader.resume(partitions);
        }

        @Override
        public void seek(Partition partition, long offset) {
            reader.seek(partition, offset);
        }

        @Override
        public boolean commit(Map<Partition, Committed> next) {
            return reader.commit(next);
        }

        @Override
        public void close() {
            reader.close();
        }
    }
}
