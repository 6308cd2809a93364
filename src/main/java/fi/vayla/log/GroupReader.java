package fi.vayla.log;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A member of a consumer group. All methods but {@link #wake} are called from one thread. Nothing is committed but by
 * {@link #commit}.
 */
public interface GroupReader extends AutoCloseable {

    /** Told on the polling thread, inside {@link #poll}, before records of the new partitions arrive. */
    interface Assignment {

        void assigned(GroupReader reader, Set<Partition> partitions);

        /** What these partitions still have in flight belongs to another member from now on, once this returns. */
        void revoked(GroupReader reader, Set<Partition> partitions);

        /** These partitions belong to others already, since this member was not heard of in time. */
        void lost(Set<Partition> partitions);
    }

    /**
     * Records in the order of each partition; must be called at least every five minutes, paused or not. May return with none
     * before the time is over.
     */
    List<Logged> poll(Duration atMost);

    /** Has a poll that waits return within a moment. Callable from any thread. */
    void wake();

    /** Polls return nothing of these partitions until they are resumed or given to another member. */
    void pause(Set<Partition> partitions);

    void resume(Set<Partition> partitions);

    /** The next poll reads the partition from this offset on; one that is no longer ours is left alone. */
    void seek(Partition partition, long offset);

    /**
     * Commits before it returns; a partition that is no longer ours is left out.
     *
     * @return false when Kafka did not take it now; what is not committed is read again, and nothing is lost
     */
    boolean commit(Map<Partition, Committed> next);

    @Override
    void close();
}
