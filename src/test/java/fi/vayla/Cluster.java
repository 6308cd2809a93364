package fi.vayla;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;

/** Kafka brokers as processes of this machine, each a voter of the quorum. */
public final class Cluster implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(90);

    /** A consumer that is killed is let go of within seconds. */
    private static final Map<String, String> QUICK_GROUPS = Map.of(
            "group.consumer.min.session.timeout.ms", "4000",
            "group.consumer.session.timeout.ms", "4000",
            "group.consumer.min.heartbeat.interval.ms", "500",
            "group.consumer.heartbeat.interval.ms", "1000");

    /** So is a broker, yet not one that merely has to wait for the processor. */
    private static final Map<String, String> QUICK_BROKERS = Map.of(
            "broker.session.timeout.ms", "5000",
            "broker.heartbeat.interval.ms", "500",
            "controller.quorum.election.timeout.ms", "2000",
            "controller.quorum.fetch.timeout.ms", "4000",
            "replica.lag.time.max.ms", "10000");

    private final List<BrokerProcess> brokers = new ArrayList<>();
    private final Admin admin;

    /** One broker with Kafka's own settings. */
    public static Cluster stock(Path folder) {
        return new Cluster(folder, 1, Map.of());
    }

    /** One broker, which is not killed. */
    static Cluster ofOne(Path folder) {
        return new Cluster(folder, 1, QUICK_GROUPS);
    }

    /** Three brokers, each record on three of which two must have it. */
    static Cluster ofThree(Path folder) {
        Map<String, String> quick = new HashMap<>(QUICK_BROKERS);
        quick.putAll(QUICK_GROUPS);
        return new Cluster(folder, 3, quick);
    }

    /** Returns when all of them serve. */
    private Cluster(Path folder, int size, Map<String, String> properties) {
        List<Integer> ports = freePorts(size);
        Map<String, String> all = new HashMap<>(properties);
        all.put(
                "controller.quorum.voters",
                IntStream.range(0, size)
                        .mapToObj(node -> node + 1 + "@localhost:" + (ports.get(node) + 1))
                        .collect(Collectors.joining(",")));
        String replication = Integer.toString(size);
        String inSync = Integer.toString(Math.min(2, size));
        all.put("auto.create.topics.enable", "false");
        all.put("min.insync.replicas", inSync);
        all.put("offsets.topic.replication.factor", replication);
        all.put("offsets.topic.num.partitions", "6");
        all.put("transaction.state.log.replication.factor", replication);
        all.put("transaction.state.log.min.isr", inSync);
        all.put("share.coordinator.state.topic.replication.factor", replication);
        all.put("share.coordinator.state.topic.min.isr", inSync);
        all.put("group.initial.rebalance.delay.ms", "0");
        all.put("message.max.bytes", "16777216");
        String id = Uuid.randomUuid().toString();
        admin = Admin.create(Map.of(
                "bootstrap.servers",
                ports.stream().map(port -> "localhost:" + port).collect(Collectors.joining(",")),
                "request.timeout.ms",
                5_000,
                "default.api.timeout.ms",
                10_000));
        try {
            for (int node = 0; node < size; node++) {
                brokers.add(
                        new BrokerProcess(folder.resolve("broker-" + (node + 1)), id, node + 1, ports.get(node), all));
            }
            await().atMost(START).until(this::isComplete);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Of neighbours, none twice. */
    private static List<Integer> freePorts(int size) {
        List<Integer> ports = new ArrayList<>();
        while (ports.size() < size) {
            int port = TestHub.freePorts();
            if (ports.stream().noneMatch(other -> Math.abs(other - port) < 2)) {
                ports.add(port);
            }
        }
        return ports;
    }

    public String servers() {
        return brokers.stream().map(BrokerProcess::address).collect(Collectors.joining(","));
    }

    /** What a hub on this cluster is told about it. */
    Map<String, String> settings() {
        return Map.of(
                "vayla.log.bootstrap-servers",
                servers(),
                "vayla.log.replication",
                Integer.toString(brokers.size()),
                "vayla.log.min-in-sync",
                Integer.toString(Math.min(2, brokers.size())));
    }

    int size() {
        return brokers.size();
    }

    void kill(int broker) throws InterruptedException {
        brokers.get(broker).kill();
    }

    /** Returns when it serves again, with the records that it missed. */
    void startAgain(int broker) {
        brokers.get(broker).startAgain();
        await().atMost(START).until(this::isComplete);
    }

    /** Every broker serves, and every partition is on all of its brokers. */
    boolean isComplete() throws InterruptedException {
        if (!brokers.stream().allMatch(BrokerProcess::isAlive)) {
            throw new IllegalStateException("A broker ended; see its broker.log");
        }
        try {
            if (admin.describeCluster().nodes().get(10, TimeUnit.SECONDS).size() < brokers.size()) {
                return false;
            }
            return admin.describeTopics(admin.listTopics().names().get()).allTopicNames().get().values().stream()
                    .flatMap(topic -> topic.partitions().stream())
                    .allMatch(partition ->
                            partition.isr().size() == partition.replicas().size());
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
        brokers.forEach(BrokerProcess::close);
    }
}
