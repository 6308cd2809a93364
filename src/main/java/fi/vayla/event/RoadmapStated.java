package fi.vayla.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said of one item, as the hub wrote it down at the event's {@code receivedAt}. It stays on the log for ever: all of them
 * together are the roadmap's history, and the roadmap as of any moment is a fold of those until then.
 *
 * @param item null while the record is linked to none; then {@code source} and {@code ref} are what it may be linked by
 * @param programme of the item
 * @param kind as {@link RoadmapItemChanged#kind}
 * @param title of the item, or of the record
 * @param source who said it: a source of {@code config/sources.yaml}, or {@code operator}
 * @param ref the record at the source
 * @param receipt of the event that said it; with {@code item} it identifies the statement for ever
 * @param at when it happened, by the source's clock; what counts of two statements is the later one
 * @param receivedAt when the hub received the event
 * @param fields the values that it gives
 * @param decides the contested statement that this decides, if it is an operator's decision
 * @param by the operator's name, where {@code source} is one
 * @param reason the operator's
 * @param unlinked why there is no {@code item}
 */
public record RoadmapStated(
        @Nullable String item,
        @Nullable String programme,
        @Nullable String kind,
        String title,
        String source,
        @Nullable String ref,
        String receipt,
        Instant at,
        Instant receivedAt,
        Map<String, Said> fields,
        @Nullable Decides decides,
        @Nullable String by,
        @Nullable String reason,
        @Nullable Unlinked unlinked)
        implements EventData {

    /** Who speaks when an operator decides. */
    public static final String OPERATOR = "operator";

    public RoadmapStated {
        fields = Map.copyOf(fields);
    }

    /** Of an item. */
    public RoadmapStated(
            @Nullable String item,
            @Nullable String programme,
            @Nullable String kind,
            String title,
            String source,
            @Nullable String ref,
            String receipt,
            Instant at,
            Instant receivedAt,
            Map<String, Said> fields,
            @Nullable Decides decides,
            @Nullable String by,
            @Nullable String reason) {
        this(item, programme, kind, title, source, ref, receipt, at, receivedAt, fields, decides, by, reason, null);
    }

    @Override
    @JsonIgnore
    public EventType type() {
        return EventType.ROADMAP_STATED;
    }

    /** A value, and whether its source may set it. */
    public record Said(String value, Verdict verdict) {}

    /** What became of a value by the rules of field ownership that counted when it was written down. */
    public enum Verdict {
        /** It counts, as of its time. */
        taken,
        /** Its source does not own the field: it counts for nothing until somebody accepts it. */
        contested
    }

    /**
     * An operator's decision on a contested value. An accepted value stands in the fields of the decision.
     *
     * @param receipt of the statement that was contested
     */
    public record Decides(String field, String receipt, boolean accepted) {}

    /**
     * @param type of the event, as in route files
     * @param reason why it led to no item: {@code no_link}, {@code no_rule} or {@code no_programme}
     */
    public record Unlinked(String type, String reason) {}
}
