package fi.vayla.log;

/**
 * What a group has committed of one partition. Offset and note are one write and cannot part.
 *
 * @param offset the next offset to read
 * @param note what the group keeps beside the offset, at most 4000 characters; empty for none
 */
public record Committed(long offset, String note) {}
