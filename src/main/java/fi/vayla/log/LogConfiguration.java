package fi.vayla.log;

import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the log: the broker first, then its topics, then those who write and read. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LogSettings.class)
class LogConfiguration {

    /** The embedded broker, or a hint that there is a cluster instead. */
    record Broker(Optional<EmbeddedBroker> embedded) implements AutoCloseable {
        @Override
        public void close() {
            embedded.ifPresent(EmbeddedBroker::close);
        }
    }

    @Bean
    Broker broker(LogSettings settings) {
        return new Broker(settings.embedded() ? Optional.of(EmbeddedBroker.start(settings)) : Optional.empty());
    }

    @Bean
    Admin kafkaAdmin(LogSettings settings, Broker broker) throws InterruptedException, ExecutionException {
        Admin admin = Admin.create(Map.of(
                "bootstrap.servers", settings.servers(),
                "request.timeout.ms", 5_000,
                "default.api.timeout.ms", 5_000));
        Topics.createMissing(admin, settings);
        return admin;
    }

    @Bean
    Schemas schemas(LogSettings settings) {
        return new Schemas(settings.schemas());
    }

    @Bean
    FreeSpace freeSpace() {
        return folder -> Files.getFileStore(folder).getUsableSpace();
    }

    @Bean
    DiskGuard diskGuard(LogSettings settings, FreeSpace freeSpace, Broker broker) {
        return new DiskGuard(settings, freeSpace);
    }

    @Bean
    Lookout lookout(Admin admin) {
        return new Lookout(admin);
    }

    @Bean
    KafkaEventLog eventLog(LogSettings settings, Schemas schemas, DiskGuard disk, Lookout lookout) {
        return new KafkaEventLog(settings, schemas, disk, lookout::appended);
    }

    @Bean
    LogFollower logFollower(LogSettings settings, Admin admin) {
        return new KafkaFollower(settings);
    }

    @Bean
    LogReader logReader(LogSettings settings, Admin admin) {
        return new KafkaReader(settings);
    }

    @Bean
    LogGroups logGroups(LogSettings settings, Admin admin, Lookout lookout) {
        return new KafkaGroups(settings, admin, lookout);
    }
}
