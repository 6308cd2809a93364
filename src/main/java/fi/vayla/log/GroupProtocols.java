package fi.vayla.log;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.InvalidRequestException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses the protocol of this process's groups, once: Kafka's own where the brokers have it and let a group's dead member
 * go after the wanted time, which a stock broker does not; else the classic one. Thread-safe.
 */
final class GroupProtocols {

    private static final Logger log = LoggerFactory.getLogger(GroupProtocols.class);

    private final Admin admin;
    private final Duration sessionTimeout;
    private final boolean embedded;
    private @Nullable GroupProtocol chosen; // guarded by this

    GroupProtocols(Admin admin, LogSettings settings) {
        this.admin = admin;
        this.sessionTimeout = settings.sessionTimeout();
        this.embedded = settings.embedded();
    }

    /** The protocol to join this group with; throws {@link LogUnavailable} when Kafka does not say now. */
    synchronized GroupProtocol of(String group) {
        if (chosen == null) {
            chosen = choose(group);
        } else if (chosen instanceof GroupProtocol.Consumer && !takesTimeout(group)) {
            throw new LogUnavailable("Kafka does not take the session timeout of group " + group);
        }
        return chosen;
    }

    private GroupProtocol choose(String group) {
        if (!brokersHaveIt()) {
            return classic("the brokers have no other");
        }
        if (!takesTimeout(group)) {
            return classic("group.consumer.min.session.timeout.ms of the brokers allows nothing so short");
        }
        log.info("Groups use Kafka's own protocol; a dead member is let go of by the brokers");
        return new GroupProtocol.Consumer();
    }

    private GroupProtocol classic(String reason) {
        log.info("Groups use the classic protocol with a session timeout of {}: {}", sessionTimeout, reason);
        return new GroupProtocol.Classic(sessionTimeout);
    }

    private boolean brokersHaveIt() {
        FinalizedVersionRange version = KafkaGroups.get(() -> admin.describeFeatures()
                .featureMetadata()
                .get()
                .finalizedFeatures()
                .get("group.version"));
        return version != null && version.maxVersionLevel() >= 1;
    }

    /** The embedded broker lets go soon by itself. */
    private boolean takesTimeout(String group) {
        if (embedded) {
            return true;
        }
        List<AlterConfigOp> wanted = List.of(
                set("consumer.session.timeout.ms", sessionTimeout),
                // partitions change hands at heartbeats
                set("consumer.heartbeat.interval.ms", sessionTimeout.dividedBy(6)));
        var resource = new ConfigResource(ConfigResource.Type.GROUP, group);
        return KafkaGroups.get(() -> {
            try {
                admin.incrementalAlterConfigs(Map.of(resource, wanted)).all().get();
                return true;
            } catch (ExecutionException e) {
                if (isRefused(e.getCause())) {
                    log.debug("Group {} keeps the brokers' session timeout", group, e);
                    return false;
                }
                throw e;
            }
        });
    }

    private static boolean isRefused(@Nullable Throwable cause) {
        return cause instanceof InvalidConfigurationException
                || cause instanceof InvalidRequestException
                || cause instanceof UnsupportedVersionException
                || cause instanceof AuthorizationException;
    }

    private static AlterConfigOp set(String name, Duration value) {
        return new AlterConfigOp(new ConfigEntry(name, Long.toString(value.toMillis())), OpType.SET);
    }
}
