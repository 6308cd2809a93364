package fi.vayla.log;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the log.
 *
 * @param bootstrapServers {@code host:port,…} of the Kafka cluster; empty (default) for the embedded broker
 * @param folder where the embedded broker keeps its data; {@code data/kafka} by default
 * @param port where the embedded broker listens on loopback, 1024 to 32766; its controller takes the next one; 19092 by default
 * @param partitions of each topic that the hub creates; 6 by default. Throughput and instances grow up to this number
 * @param replication of each topic that the hub creates; 1 by default, 3 on a cluster
 * @param minInSync replicas that must have an event before it is acknowledged; 1 by default, 2 on a cluster
 * @param retention how long the log keeps an event; 400 days by default
 * @param appendTimeout how long an append may take before it counts as unavailable; 10 s by default
 * @param sessionTimeout how long a hub that stopped without a word keeps its share of a route from the others, on a cluster; 6
 *     s by default, which is the least that brokers take as they come. The embedded broker takes 4 s
 * @param minFree how much the disk of the embedded broker must have free: with less, nothing is appended, since Kafka does not
 *     survive a full disk; 256 MB by default
 * @param schemas folder of the event schemas; {@code config/schemas} by default
 */
@ConfigurationProperties("vayla.log")
public record LogSettings(
        @DefaultValue("") String bootstrapServers,
        @DefaultValue("data/kafka") Path folder,
        @DefaultValue("19092") int port,
        @DefaultValue("6") int partitions,
        @DefaultValue("1") short replication,
        @DefaultValue("1") int minInSync,
        @DefaultValue("400d") Duration retention,
        @DefaultValue("10s") Duration appendTimeout,
        @DefaultValue("6s") Duration sessionTimeout,
        @DefaultValue("256MB") DataSize minFree,
        @DefaultValue("config/schemas") Path schemas) {

    public LogSettings {
        if (partitions < 1) {
            throw new IllegalArgumentException("vayla.log.partitions is at least 1, not " + partitions);
        }
        if (port < 1024 || port > 32766) {
            throw new IllegalArgumentException("vayla.log.port is 1024 to 32766, not " + port);
        }
        if (sessionTimeout.toMillis() < 1000) {
            throw new IllegalArgumentException("vayla.log.session-timeout is at least 1s, not " + sessionTimeout);
        }
    }

    boolean embedded() {
        return bootstrapServers.isBlank();
    }

    /** Where clients connect, whichever broker it is. */
    String servers() {
        return embedded() ? "localhost:" + port : bootstrapServers;
    }
}
