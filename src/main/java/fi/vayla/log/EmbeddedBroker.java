package fi.vayla.log;

import fi.vayla.event.InvalidConfiguration;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real Kafka broker and controller (KRaft) in this process, for one machine. It holds the folder's lock while it runs: a
 * second process on the same folder would wreck the first one's data.
 */
final class EmbeddedBroker implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedBroker.class);

    private final FileChannel lockFile;
    private final FileLock lock;
    private final KafkaRaftServer server;

    /** Formats the folder at the first start, and returns when the broker takes requests. */
    static EmbeddedBroker start(LogSettings settings) {
        requireFreePort(settings.port());
        requireFreePort(settings.port() + 1);
        return new EmbeddedBroker(settings);
    }

    private EmbeddedBroker(LogSettings settings) {
        Path folder = settings.folder();
        try {
            Files.createDirectories(folder);
            lockFile =
                    FileChannel.open(folder.resolve("vayla.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock = requireLock(lockFile, folder);
        } catch (IOException e) {
            throw new InvalidConfiguration(
                    "The broker's folder " + folder + " cannot be used: set vayla.log.folder to one that can", e);
        }
        KafkaRaftServer started = null;
        try {
            format(folder);
            started = new KafkaRaftServer(new KafkaConfig(properties(settings), false), Time.SYSTEM);
            started.startup();
        } catch (Exception e) {
            closeAll(started);
            throw new IllegalStateException("The embedded broker did not start in " + folder, e);
        }
        server = started;
        log.info("Embedded Kafka listens on localhost:{}, data in {}", settings.port(), folder.toAbsolutePath());
    }

    private static FileLock requireLock(FileChannel file, Path folder) throws IOException {
        FileLock lock;
        try {
            lock = file.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            file.close();
            throw new InvalidConfiguration("Another hub runs on " + folder.toAbsolutePath()
                    + ": stop it, or set vayla.log.folder to a folder of this hub's own");
        }
        return lock;
    }

    private static void requireFreePort(int port) {
        if (!FreePorts.isFree(port)) {
            throw new InvalidConfiguration(
                    "Port " + port + " of the embedded broker is taken: free it, or set vayla.log.port");
        }
    }

    private static void format(Path folder) throws Exception {
        if (Files.exists(folder.resolve("meta.properties"))) {
            return;
        }
        new Formatter()
                .setPrintStream(new PrintStream(
                        OutputStream.nullOutputStream(), false, java.nio.charset.StandardCharsets.UTF_8))
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(1)
                .setControllerListenerName("CONTROLLER")
                .setMetadataLogDirectory(folder.toString())
                .addDirectory(folder.toString())
                .run();
    }

    private static Properties properties(LogSettings settings) {
        Properties p = new Properties();
        p.setProperty("process.roles", "broker,controller");
        p.setProperty("node.id", "1");
        p.setProperty("log.dirs", settings.folder().toString());
        p.setProperty(
                "listeners",
                "PLAINTEXT://localhost:%d,CONTROLLER://localhost:%d".formatted(settings.port(), settings.port() + 1));
        p.setProperty("advertised.listeners", "PLAINTEXT://localhost:" + settings.port());
        p.setProperty("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        p.setProperty("controller.listener.names", "CONTROLLER");
        p.setProperty("controller.quorum.voters", "1@localhost:" + (settings.port() + 1));
        p.setProperty("auto.create.topics.enable", "false");
        p.setProperty("offsets.topic.replication.factor", "1");
        p.setProperty("offsets.topic.num.partitions", "4");
        p.setProperty("transaction.state.log.replication.factor", "1");
        p.setProperty("transaction.state.log.min.isr", "1");
        p.setProperty("share.coordinator.state.topic.replication.factor", "1");
        p.setProperty("share.coordinator.state.topic.min.isr", "1");
        p.setProperty("group.initial.rebalance.delay.ms", "0");
        // a broker that was killed is let in again, and a consumer that was killed is let go of, within seconds
        p.setProperty("broker.session.timeout.ms", "2000");
        p.setProperty("broker.heartbeat.interval.ms", "500");
        p.setProperty("group.consumer.min.session.timeout.ms", "4000");
        p.setProperty("group.consumer.session.timeout.ms", "4000");
        p.setProperty("group.consumer.min.heartbeat.interval.ms", "500");
        p.setProperty("group.consumer.heartbeat.interval.ms", "1000");
        p.setProperty("message.max.bytes", Integer.toString(Topics.LARGEST_RECORD));
        p.setProperty("log.cleaner.dedupe.buffer.size", "33554432");
        return p;
    }

    @Override
    public void close() {
        closeAll(server);
    }

    private void closeAll(@Nullable KafkaRaftServer running) {
        if (running != null) {
            running.shutdown();
            running.awaitShutdown();
        }
        try {
            lock.release();
            lockFile.close();
        } catch (IOException e) {
            log.warn("The broker's folder lock was not released: {}", e.toString());
        }
    }
}
