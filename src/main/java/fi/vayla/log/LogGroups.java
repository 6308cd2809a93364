package fi.vayla.log;

import java.util.Map;
import java.util.Set;

/** The consumer groups on the log. A question that Kafka does not answer throws {@link LogUnavailable}. */
public interface LogGroups {

    /** Joins a group; a group that is new starts at the beginning of the log, so that nothing is skipped. */
    GroupReader join(String group, Set<Topic> topics, GroupReader.Assignment assignment);

    /** What a group has committed; a partition never committed is absent. */
    Map<Partition, Committed> committed(String group);

    /** The offset after the last record of each partition. */
    Map<Partition, Long> ends(Set<Topic> topics);

    /** Names the cluster whose log this is; another log has another one. */
    String clusterId();
}
