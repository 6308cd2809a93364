package fi.vayla.routes;

import java.util.List;

/**
 * How the newest messages of the log would fare on a new version of a route, beside the old one. Nothing is sent.
 * messages = equal + different + selected + unselected + parks.
 *
 * @param messages those that the old version selects, or the new one
 * @param different both versions have something to say, and it is not the same
 * @param selected only the new version takes them
 * @param unselected only the old version takes them
 * @param parks the new version fails on them
 * @param first some of those that are not equal, without personal data
 * @param note what there is to know about the run; empty for nothing
 */
public record Shadow(
        int messages,
        int equal,
        int different,
        int selected,
        int unselected,
        int parks,
        List<Differing> first,
        String note) {

    /**
     * One message that would fare differently.
     *
     * @param receipt to find it by
     * @param detail where it would fail; empty otherwise
     * @param values what would be sent otherwise, masked
     */
    public record Differing(String receipt, Verdict verdict, String detail, List<Value> values) {}

    /** @param path JSON Pointer into the body, or {@code target} or {@code parameters} */
    public record Value(String path, String expected, String actual) {}

    /** What is different about a message. The names are the JSON values. */
    public enum Verdict {
        equal,
        different,
        selected,
        unselected,
        parks
    }

    static Shadow none(String note) {
        return new Shadow(0, 0, 0, 0, 0, 0, List.of(), note);
    }
}
