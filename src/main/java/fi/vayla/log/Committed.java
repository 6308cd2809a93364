package fi.vayla.log;

/**
 * What a group has committed of one partition.
 *
 * @param offset the next offset to read
 * @param received how many distinct events below that offset were for the group; travels in the commit's metadata
 */
public record Committed(long offset, long received) {

    String metadata() {
        return Long.toString(received);
    }

    static Committed of(long offset, String metadata) {
        return new Committed(offset, metadata.matches("\\d{1,18}") ? Long.parseLong(metadata) : 0);
    }
}
