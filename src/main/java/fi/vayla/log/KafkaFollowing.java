package fi.vayla.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A consumer without a group that reads on a thread of its own until it is closed. */
final class KafkaFollowing implements LogFollower.Following {

    private static final Logger log = LoggerFactory.getLogger(KafkaFollowing.class);
    private static final Duration POLL = Duration.ofSeconds(1);

    private final Consumer<String, byte[]> consumer;
    private final java.util.function.Consumer<List<LogRecord>> batches;
    private final Map<Partition, Long> endsAtStart;
    private final Thread thread;
    private Map<Partition, Long> reached = Map.of(); // guarded by this
    private @Nullable RuntimeException failure; // guarded by this
    private volatile boolean closed;

    /** Takes over the consumer, whose partitions are assigned. */
    KafkaFollowing(
            String name,
            Consumer<String, byte[]> consumer,
            java.util.function.Consumer<List<LogRecord>> batches,
            java.util.function.Consumer<String> onFailure) {
        this.consumer = consumer;
        this.batches = batches;
        this.endsAtStart = consumer.endOffsets(consumer.assignment()).entrySet().stream()
                .collect(Collectors.toMap(end -> KafkaGroups.ours(end.getKey()), Map.Entry::getValue));
        this.thread = Thread.ofPlatform().name("follow-" + name).daemon().start(() -> run(name, onFailure));
    }

    private void run(String name, java.util.function.Consumer<String> onFailure) {
        try (consumer) {
            while (!closed) {
                List<LogRecord> batch = poll();
                if (!batch.isEmpty()) {
                    batches.accept(batch);
                }
            }
        } catch (WakeupException e) {
            log.debug("Follower is closed");
        } catch (RuntimeException e) {
            failed(e);
            onFailure.accept(name);
            log.error("A reader of the log stopped; what it shows stands still until the hub is restarted", e);
        }
    }

    /** What came before has been handled. Empty while Kafka does not answer, for as long as that takes. */
    private List<LogRecord> poll() {
        List<LogRecord> batch = new ArrayList<>();
        try {
            reached(positions());
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                batch.add(LogRecord.of(record));
            }
        } catch (RetriableException e) {
            log.warn("A reader of the log waits for Kafka: {}", e.toString());
        }
        return batch;
    }

    private Map<Partition, Long> positions() {
        Map<Partition, Long> positions = new HashMap<>();
        consumer.assignment()
                .forEach(partition -> positions.put(KafkaGroups.ours(partition), consumer.position(partition)));
        return positions;
    }

    private synchronized void reached(Map<Partition, Long> positions) {
        reached = positions;
        notifyAll();
    }

    private synchronized void failed(RuntimeException e) {
        failure = e;
        notifyAll();
    }

    @Override
    public boolean awaitCaughtUp(Duration atMost) {
        return awaitReached(endsAtStart, atMost);
    }

    @Override
    public synchronized boolean awaitReached(Map<Partition, Long> ends, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (failure == null && !hasReached(ends)) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        if (failure != null) {
            throw new IllegalStateException("The log could not be read", failure);
        }
        return true;
    }

    private boolean hasReached(Map<Partition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> reached.getOrDefault(end.getKey(), 0L) >= end.getValue());
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
