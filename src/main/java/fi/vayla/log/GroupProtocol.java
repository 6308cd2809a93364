package fi.vayla.log;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;

/** How the members of a group share its partitions, and how soon one that is dead is let go of. */
sealed interface GroupProtocol {

    /** Kafka's own protocol (KIP-848): the brokers share out, and know the session timeout. */
    record Consumer() implements GroupProtocol {}

    /** The members' protocol of old: a member says its session timeout, and gives up only what moves. */
    record Classic(Duration sessionTimeout) implements GroupProtocol {}

    /** What a member of the group says to its consumer. */
    default Map<String, Object> configuration() {
        return switch (this) {
            case Consumer _ -> Map.of("group.protocol", "consumer");
            case Classic(Duration timeout) ->
                Map.of(
                        "group.protocol",
                        "classic",
                        "session.timeout.ms",
                        Math.toIntExact(timeout.toMillis()),
                        "heartbeat.interval.ms",
                        Math.toIntExact(timeout.dividedBy(3).toMillis()),
                        "partition.assignment.strategy",
                        List.of(CooperativeStickyAssignor.class.getName()));
        };
    }
}
