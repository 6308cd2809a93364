package fi.vayla.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One Kafka consumer in a group. It rests while there is nothing for it, and is looked out for. */
final class KafkaGroupReader implements GroupReader {

    private static final Logger log = LoggerFactory.getLogger(KafkaGroupReader.class);

    private static final Duration FETCH = Duration.ofMillis(100);
    private static final Duration ANSWER = Duration.ofMillis(10);
    private static final Duration UNTIL_REST = Duration.ofSeconds(2);

    private final Consumer<String, byte[]> consumer;
    private final Lookout lookout;
    private final Joining joining;
    private long lastBusy = System.nanoTime();
    private volatile @Nullable Rest rest; // ended by any thread, begun and given up by the one that polls

    KafkaGroupReader(
            Consumer<String, byte[]> consumer,
            Set<Topic> topics,
            Assignment assignment,
            Lookout lookout,
            Joining joining) {
        this.consumer = consumer;
        this.lookout = lookout;
        this.joining = joining;
        consumer.subscribe(topics.stream().map(Topic::topicName).toList(), new Listener(assignment));
    }

    @Override
    public List<Logged> poll(Duration atMost) {
        Rest now = rest;
        if (now != null && now.isOverWithin(atMost)) {
            getUp();
        }
        List<Logged> records = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record :
                consumer.poll(rest == null ? least(atMost, fetch()) : Duration.ZERO)) {
            records.add(EventCodec.read(record));
        }
        if (!records.isEmpty()) {
            lastBusy = System.nanoTime();
        } else if (rest == null && System.nanoTime() - lastBusy > UNTIL_REST.toNanos()) {
            lieDown();
        }
        return records;
    }

    private Duration fetch() {
        return joining.isOver(consumer.groupMetadata().generationId() >= 0) ? FETCH : ANSWER;
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** From now on nothing is fetched, until there is something: a group's own fetches cost as much as much reading. */
    private void lieDown() {
        Set<TopicPartition> open = new HashSet<>(consumer.assignment());
        open.removeAll(consumer.paused());
        Map<TopicPartition, Long> positions = new HashMap<>();
        try {
            for (TopicPartition partition : open) {
                positions.put(partition, consumer.position(partition, FETCH));
            }
        } catch (RetriableException | InvalidOffsetException e) {
            log.debug("It is not known yet where a partition is read", e);
            lastBusy = System.nanoTime();
            return;
        }
        consumer.pause(open);
        rest = lookout.begin(positions);
    }

    private void getUp() {
        Rest last = rest;
        if (last != null) {
            lookout.end(last);
            rest = null;
            Set<TopicPartition> open = new HashSet<>(last.positions().keySet());
            open.retainAll(consumer.assignment());
            consumer.resume(open);
            lastBusy = System.nanoTime();
        }
    }

    @Override
    public void wake() {
        Rest now = rest;
        if (now != null) {
            now.end();
        }
    }

    @Override
    public void pause(Set<Partition> partitions) {
        getUp();
        consumer.pause(assigned(partitions));
    }

    @Override
    public void resume(Set<Partition> partitions) {
        getUp();
        consumer.resume(assigned(partitions));
    }

    @Override
    public void seek(Partition partition, long offset) {
        getUp();
        if (consumer.assignment().contains(KafkaGroups.kafkas(partition))) {
            consumer.seek(KafkaGroups.kafkas(partition), offset);
        }
    }

    private Set<TopicPartition> assigned(Set<Partition> partitions) {
        return partitions.stream()
                .map(KafkaGroups::kafkas)
                .filter(consumer.assignment()::contains)
                .collect(Collectors.toSet());
    }

    @Override
    public boolean commit(Map<Partition, Committed> next) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        next.forEach((partition, committed) -> {
            if (consumer.assignment().contains(KafkaGroups.kafkas(partition))) {
                offsets.put(KafkaGroups.kafkas(partition), new OffsetAndMetadata(committed.offset(), committed.note()));
            }
        });
        try {
            consumer.commitSync(offsets);
            return true;
        } catch (CommitFailedException | RebalanceInProgressException | RetriableException e) {
            log.warn("Offsets were not committed now: {}", e.toString());
            return false;
        }
    }

    @Override
    public void close() {
        getUp();
        joining.close();
        consumer.close();
    }

    private final class Listener implements ConsumerRebalanceListener {

        private final Assignment assignment;

        Listener(Assignment assignment) {
            this.assignment = assignment;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            if (!partitions.isEmpty()) { // told at every rebalance, whether or not anything is new
                getUp();
                assignment.assigned(KafkaGroupReader.this, ours(partitions));
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            assignment.revoked(KafkaGroupReader.this, ours(partitions));
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            assignment.lost(ours(partitions));
        }

        private static Set<Partition> ours(Collection<TopicPartition> partitions) {
            return partitions.stream().map(KafkaGroups::ours).collect(Collectors.toSet());
        }
    }
}
