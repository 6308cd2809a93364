package fi.vayla.log;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** One consumer without a group for all who look something up, and one for each who reads whole partitions. */
final class KafkaReader implements LogReader, AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Records that are read over rather than sought behind, for those are fetched already. */
    private static final int FAR = 1000;

    private final Map<String, Object> configuration;
    private final Duration patience;
    private final ReentrantLock lock = new ReentrantLock();
    private final Consumer<String, byte[]> single; // guarded by the lock

    KafkaReader(LogSettings settings) {
        this(settings, PATIENCE);
    }

    /** @param patience how long Kafka may give nothing */
    KafkaReader(LogSettings settings, Duration patience) {
        this.patience = patience;
        configuration = new HashMap<>(KafkaGroups.readerConfiguration(settings));
        configuration.put("auto.offset.reset", "earliest");
        configuration.put("max.poll.records", 5000);
        configuration.put("default.api.timeout.ms", Math.toIntExact(patience.toMillis()));
        single = KafkaGroups.consumer(configuration);
    }

    @Override
    public Map<Partition, Long> readToEnd(Map<Partition, Long> from, java.util.function.Consumer<LogRecord> handler) {
        try {
            Map<Partition, Long> ends = ends(from.keySet());
            Map<Partition, Long> behind = new HashMap<>(from);
            behind.entrySet().removeIf(start -> start.getValue() >= ends.getOrDefault(start.getKey(), 0L));
            if (!behind.isEmpty()) { // a consumer costs more than the question
                Map<Partition, Long> until = new HashMap<>(ends);
                until.keySet().retainAll(behind.keySet());
                readBetween(behind, until, handler);
            }
            return ends;
        } catch (KafkaException e) {
            throw new LogUnavailable("The log could not be read", e);
        }
    }

    private Map<Partition, Long> ends(Set<Partition> partitions) {
        lock.lock();
        try {
            return single
                    .endOffsets(partitions.stream().map(KafkaGroups::kafkas).toList())
                    .entrySet()
                    .stream()
                    .collect(Collectors.toMap(end -> KafkaGroups.ours(end.getKey()), Map.Entry::getValue));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void readBetween(
            Map<Partition, Long> from, Map<Partition, Long> until, java.util.function.Consumer<LogRecord> handler) {
        try (Consumer<String, byte[]> consumer = KafkaGroups.consumer(configuration)) {
            Map<TopicPartition, Long> ends = new HashMap<>();
            until.forEach((partition, end) -> ends.put(KafkaGroups.kafkas(partition), end));
            read(consumer, from, ends, handler);
        } catch (KafkaException e) {
            throw new LogUnavailable("The log could not be read", e);
        }
    }

    private void read(
            Consumer<String, byte[]> consumer,
            Map<Partition, Long> from,
            Map<TopicPartition, Long> ends,
            java.util.function.Consumer<LogRecord> handler) {
        Set<TopicPartition> open = new HashSet<>(ends.keySet());
        consumer.assign(open);
        from.forEach((partition, offset) -> consumer.seek(KafkaGroups.kafkas(partition), offset));
        long moved = System.nanoTime();
        while (!open.isEmpty()) {
            boolean any = false;
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                any = true;
                if (record.offset() < ends.getOrDefault(new TopicPartition(record.topic(), record.partition()), 0L)) {
                    handler.accept(LogRecord.of(record));
                }
            }
            any |= open.removeIf(partition -> consumer.position(partition) >= ends.getOrDefault(partition, 0L));
            moved = any ? System.nanoTime() : moved;
            requireMoving(moved, open);
        }
    }

    @Override
    public List<Place> firstSince(Topic topic, Instant time) {
        lock.lock();
        try {
            Map<TopicPartition, Long> times = new HashMap<>();
            single.partitionsFor(topic.topicName())
                    .forEach(one -> times.put(new TopicPartition(one.topic(), one.partition()), time.toEpochMilli()));
            List<Place> places = new ArrayList<>();
            single.offsetsForTimes(times).forEach((partition, found) -> {
                if (found != null) {
                    places.add(new Place(partition.topic(), partition.partition(), found.offset()));
                }
            });
            return places;
        } catch (KafkaException e) {
            throw new LogUnavailable("The log could not be asked", e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<LogRecord> read(List<Place> places) {
        Map<Place, LogRecord> found = new HashMap<>();
        Map<TopicPartition, NavigableSet<Long>> wanted = new HashMap<>();
        places.forEach(place -> wanted.computeIfAbsent(
                        new TopicPartition(place.topic(), place.partition()), partition -> new TreeSet<>())
                .add(place.offset()));
        lock.lock();
        try {
            wanted.forEach((partition, offsets) -> readEach(partition, offsets, found));
        } catch (KafkaException e) {
            throw new LogUnavailable("The log could not be read", e);
        } finally {
            lock.unlock();
        }
        return places.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    private void readEach(TopicPartition partition, NavigableSet<Long> offsets, Map<Place, LogRecord> found) {
        single.assign(List.of(partition));
        long end = single.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        single.seek(partition, offsets.first());
        long moved = System.nanoTime();
        while (!offsets.isEmpty() && single.position(partition) < end) {
            Collection<ConsumerRecord<String, byte[]>> records =
                    single.poll(POLL).records(partition);
            for (ConsumerRecord<String, byte[]> record : records) {
                if (offsets.contains(record.offset())) {
                    LogRecord ours = LogRecord.of(record);
                    found.put(ours.place(), ours);
                }
            }
            offsets.headSet(single.position(partition)).clear();
            if (!offsets.isEmpty() && offsets.first() > single.position(partition) + FAR) {
                single.seek(partition, offsets.first());
            }
            moved = records.isEmpty() ? moved : System.nanoTime();
            requireMoving(moved, List.of(partition));
        }
    }

    private void requireMoving(long since, Collection<TopicPartition> partitions) {
        if (System.nanoTime() - since > patience.toNanos()) {
            throw new LogUnavailable(
                    "Kafka gave nothing of " + new ArrayList<>(partitions) + " for " + patience.toSeconds() + " s");
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            single.close();
        } finally {
            lock.unlock();
        }
    }
}
