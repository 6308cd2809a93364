package fi.vayla.log;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks out for records on behalf of all readers that rest, so that Kafka is asked once for all of them, and not by each. What
 * this process appends itself ends a rest at once, and what others append within a moment. Thread-safe; owns one thread.
 */
final class Lookout implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Lookout.class);
    private static final Duration EVERY = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Map<TopicPartition, Set<Rest>> resting = new ConcurrentHashMap<>();
    private final Admin admin;
    private final Thread thread;
    private volatile boolean closed;

    Lookout(Admin admin) {
        this.admin = admin;
        this.thread = Thread.ofPlatform().name("log-lookout").daemon().start(this::run);
    }

    /** Begins a rest that ends when one of the partitions has a record at its offset or behind. */
    Rest begin(Map<TopicPartition, Long> positions) {
        Rest rest = new Rest(positions);
        for (TopicPartition partition : positions.keySet()) {
            resting.compute(partition, (same, others) -> {
                Set<Rest> all = others == null ? ConcurrentHashMap.newKeySet() : others;
                all.add(rest);
                return all;
            });
        }
        return rest;
    }

    void end(Rest rest) {
        for (TopicPartition partition : rest.positions().keySet()) {
            resting.computeIfPresent(partition, (same, all) -> {
                all.remove(rest);
                return all.isEmpty() ? null : all;
            });
        }
        rest.end();
    }

    /** This process has appended a record, which can be read now. */
    void appended(Place place) {
        if (!resting.isEmpty()) {
            ends(new TopicPartition(place.topic(), place.partition()), place.offset() + 1);
        }
    }

    /** One that is not at the end rests no longer; where the log was cut off behind it, the reader finds its way. */
    private void ends(TopicPartition partition, long end) {
        resting.getOrDefault(partition, Set.of()).stream()
                .filter(rest -> rest.positions().getOrDefault(partition, 0L) != end)
                .forEach(Rest::end);
    }

    private void run() {
        try {
            while (!closed) {
                look();
                Thread.sleep(EVERY);
            }
        } catch (InterruptedException e) {
            log.debug("Nobody rests any more");
        }
    }

    private void look() throws InterruptedException {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        resting.keySet().forEach(partition -> asked.put(partition, OffsetSpec.latest()));
        if (asked.isEmpty()) {
            return;
        }
        long until = System.nanoTime() + PATIENCE.toNanos();
        try {
            ListOffsetsResult answers = admin.listOffsets(asked);
            for (TopicPartition partition : asked.keySet()) {
                ends(partition, end(answers.partitionResult(partition), until));
            }
        } catch (RuntimeException e) { // whoever rests while nobody looks out would never get up
            log.debug("The ends of partitions are not known now", e);
            asked.keySet().forEach(partition -> ends(partition, Long.MAX_VALUE));
        }
    }

    /** Whoever rests where Kafka does not answer is to read there, and meet what is wrong. */
    private static long end(KafkaFuture<ListOffsetsResultInfo> answer, long until) throws InterruptedException {
        try {
            return answer.get(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS)
                    .offset();
        } catch (ExecutionException | TimeoutException e) {
            log.debug("The end of a partition is not known now", e);
            return Long.MAX_VALUE;
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
