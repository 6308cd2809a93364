package fi.vayla.log;

/** A record on an event topic that is not an event of this hub; it is kept as it is. */
@SuppressWarnings("ArrayRecordComponent") // the log's bytes, kept for a person to look at; never compared
public record Unreadable(Place place, String key, byte[] value, String detail) implements Logged {

    /** Whether it is one of the hub's own rows, which stand beside the events of the roadmap's history and are for no route. */
    public boolean isRow() {
        return place.topic().equals(Topic.ROADMAP_HISTORY.topicName()) && key.indexOf('|') > 0;
    }
}
