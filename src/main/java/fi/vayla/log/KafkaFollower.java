package fi.vayla.log;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows topics with a consumer that belongs to no group. */
final class KafkaFollower implements LogFollower {

    private static final Logger log = LoggerFactory.getLogger(KafkaFollower.class);

    private final LogSettings settings;

    KafkaFollower(LogSettings settings) {
        this.settings = settings;
    }

    @Override
    public Following follow(
            String name,
            Set<Topic> topics,
            Map<Partition, Long> from,
            java.util.function.Consumer<List<LogRecord>> batches) {
        Map<String, Object> configuration = new HashMap<>(KafkaGroups.readerConfiguration(settings));
        configuration.put("auto.offset.reset", "earliest");
        configuration.put("max.poll.records", 5000);
        Consumer<String, byte[]> consumer = KafkaGroups.consumer(configuration);
        try {
            List<TopicPartition> partitions = new ArrayList<>();
            topics.forEach(topic -> partitions.addAll(partitions(consumer, topic)));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            from.forEach((partition, offset) -> consumer.seek(KafkaGroups.kafkas(partition), offset));
            return new Running(name, consumer, batches);
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    private static List<TopicPartition> partitions(Consumer<String, byte[]> consumer, Topic topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic.topicName()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new IllegalStateException("There is no topic " + topic.topicName());
        }
        return partitions;
    }

    private static final class Running implements Following {

        private final Consumer<String, byte[]> consumer;
        private final java.util.function.Consumer<List<LogRecord>> batches;
        private final Map<TopicPartition, Long> behind;
        private final CompletableFuture<Boolean> caughtUp = new CompletableFuture<>();
        private final Thread thread;
        private volatile boolean closed;

        Running(String name, Consumer<String, byte[]> consumer, java.util.function.Consumer<List<LogRecord>> batches) {
            this.consumer = consumer;
            this.batches = batches;
            this.behind = new HashMap<>(consumer.endOffsets(consumer.assignment()));
            this.thread = Thread.ofPlatform().name("follow-" + name).daemon().start(this::run);
        }

        private void run() {
            try (consumer) {
                checkCaughtUp();
                while (!closed) {
                    List<LogRecord> batch = new ArrayList<>();
                    for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                        batch.add(ours(record));
                    }
                    if (!batch.isEmpty()) {
                        batches.accept(batch);
                    }
                    checkCaughtUp();
                }
            } catch (WakeupException e) {
                log.debug("Follower is closed");
            } catch (RuntimeException e) {
                caughtUp.completeExceptionally(e);
                log.error("A reader of the log stopped; what it shows stands still until the hub is restarted", e);
            }
        }

        private void checkCaughtUp() {
            if (!caughtUp.isDone()) {
                behind.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
                if (behind.isEmpty()) {
                    caughtUp.complete(true);
                }
            }
        }

        private static LogRecord ours(ConsumerRecord<String, byte[]> record) {
            return new LogRecord(
                    new Place(record.topic(), record.partition(), record.offset()),
                    Instant.ofEpochMilli(record.timestamp()),
                    record.key() == null ? "" : record.key(),
                    EventCodec.headers(record),
                    EventCodec.orEmpty(record.value()));
        }

        @Override
        public boolean awaitCaughtUp(Duration atMost) {
            try {
                return caughtUp.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                return false;
            } catch (ExecutionException e) {
                throw new IllegalStateException("The log could not be read", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        @Override
        public void close() {
            closed = true;
            consumer.wakeup();
            try {
                thread.join(Duration.ofSeconds(5));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
