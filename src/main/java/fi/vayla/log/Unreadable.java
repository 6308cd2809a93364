package fi.vayla.log;

/** A record on an event topic that is not an event of this hub; it is kept as it is. */
@SuppressWarnings("ArrayRecordComponent") // the log's bytes, kept for a person to look at; never compared
public record Unreadable(Place place, String key, byte[] value, String detail) implements Logged {}
