package fi.vayla.log;

/** Where a record stands on the log. */
public record Place(String topic, int partition, long offset) {

    public Partition inPartition() {
        return new Partition(topic, partition);
    }

    @Override
    public String toString() {
        return topic + "-" + partition + "@" + offset;
    }
}
