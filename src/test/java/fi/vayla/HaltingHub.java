package fi.vayla;

import fi.vayla.event.Event;
import fi.vayla.event.Json;
import fi.vayla.log.Appended;
import fi.vayla.log.Committed;
import fi.vayla.log.EventLog;
import fi.vayla.log.GroupReader;
import fi.vayla.log.LogGroups;
import fi.vayla.log.Logged;
import fi.vayla.log.Partition;
import fi.vayla.log.Place;
import fi.vayla.log.RowLog;
import fi.vayla.log.Topic;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * A hub that ends at a step of a delivery, as by kill -9: {@code HaltingHub STEP TIMES run --key=value …}. It is the hub as it
 * is; only what it writes to the log passes by here.
 */
final class HaltingHub implements BeanPostProcessor {

    private static final int HALTED = 99;

    private final Halt step;
    private final AtomicInteger left;

    /** @param times the step's turn at which it ends, 1 for the first */
    HaltingHub(Halt step, int times) {
        this.step = step;
        this.left = new AtomicInteger(times);
    }

    public static void main(String[] args) {
        HaltingHub halting = new HaltingHub(Halt.valueOf(args[0]), Integer.parseInt(args[1]));
        TestHub.application(halting).run(Arrays.copyOfRange(args, 3, args.length));
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return switch (bean) {
            case RowLog rows when bean instanceof EventLog events -> new Log(events, rows);
            case LogGroups groups -> new Groups(groups);
            default -> bean;
        };
    }

    private void reached(Halt one) {
        if (one == step && left.decrementAndGet() == 0) {
            Runtime.getRuntime().halt(HALTED);
        }
    }

    private void reached(Topic topic, byte[] row, boolean durable) {
        if (topic == Topic.PARKED) {
            reached(durable ? Halt.AFTER_PARKED_MESSAGE : Halt.BEFORE_PARKED_MESSAGE);
        } else if (topic == Topic.DELIVERIES && row.length > 0) {
            String state = Json.read(row).path("state").asString("");
            if (step.isLedger(state, durable)) {
                reached(step);
            }
        }
    }

    private final class Log implements EventLog, RowLog {

        private final EventLog events;
        private final RowLog rows;

        Log(EventLog events, RowLog rows) {
            this.events = events;
            this.rows = rows;
        }

        @Override
        public CompletableFuture<Appended> append(Event event) {
            return events.append(event);
        }

        @Override
        public CompletableFuture<Place> append(Topic topic, int partition, String key, byte[] value) {
            reached(topic, value, false);
            return rows.append(topic, partition, key, value).thenApply(place -> {
                reached(topic, value, true);
                return place;
            });
        }

        @Override
        public CompletableFuture<Place> remove(Topic topic, int partition, String key) {
            return rows.remove(topic, partition, key);
        }
    }

    private final class Groups implements LogGroups {

        private final LogGroups groups;

        Groups(LogGroups groups) {
            this.groups = groups;
        }

        @Override
        public GroupReader join(String group, Set<Topic> topics, GroupReader.Assignment assignment) {
            return new Reader(groups.join(group, topics, new GroupReader.Assignment() {
                @Override
                public void assigned(GroupReader reader, Set<Partition> partitions) {
                    assignment.assigned(new Reader(reader), partitions);
                }

                @Override
                public void revoked(GroupReader reader, Set<Partition> partitions) {
                    assignment.revoked(new Reader(reader), partitions);
                }

                @Override
                public void lost(Set<Partition> partitions) {
                    assignment.lost(partitions);
                }
            }));
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
            return reader.poll(atMost);
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
            reached(Halt.BEFORE_COMMIT);
            boolean committed = reader.commit(next);
            reached(Halt.AFTER_COMMIT);
            return committed;
        }

        @Override
        public void close() {
            reader.close();
        }
    }
}
