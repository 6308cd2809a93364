package fi.vayla.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One Kafka consumer in a group. */
final class KafkaGroupReader implements GroupReader {

    private static final Logger log = LoggerFactory.getLogger(KafkaGroupReader.class);

    private final Consumer<String, byte[]> consumer;

    KafkaGroupReader(Consumer<String, byte[]> consumer, Set<Topic> topics, Assignment assignment) {
        this.consumer = consumer;
        consumer.subscribe(topics.stream().map(Topic::topicName).toList(), new Listener(assignment));
    }

    @Override
    public List<Logged> poll(Duration atMost) {
        List<Logged> records = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : consumer.poll(atMost)) {
            records.add(EventCodec.read(record));
        }
        return records;
    }

    @Override
    public void pause(Set<Partition> partitions) {
        consumer.pause(assigned(partitions));
    }

    @Override
    public void resume(Set<Partition> partitions) {
        consumer.resume(assigned(partitions));
    }

    @Override
    public void seek(Partition partition, long offset) {
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
