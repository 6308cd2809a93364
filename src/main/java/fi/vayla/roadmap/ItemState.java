package fi.vayla.roadmap;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;
import static java.util.Comparator.nullsLast;
import static java.util.Comparator.reverseOrder;

import fi.vayla.event.RoadmapItemChanged;
import fi.vayla.event.RoadmapItemChanged.Change;
import fi.vayla.event.RoadmapItemChanged.Contested;
import fi.vayla.event.RoadmapItemChanged.Decided;
import fi.vayla.event.RoadmapItemChanged.Field;
import fi.vayla.event.RoadmapItemChanged.Link;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What events have said of one item. Each field keeps what was said last, by the clock of those who said it and then by
 * the hub's, so merging is commutative, associative and idempotent: whoever has seen the same events, in any order, has the same state.
 *
 * @param fields by name, in the order of the names
 * @param identity what kind of item it is and where it belongs, for items that no table knows
 * @param contested what sources said last of fields that they do not own, by {@link #contestedKey}, in the order of the keys
 */
record ItemState(String item, Identity identity, Map<String, Field> fields, Map<String, Contested> contested) {

    record Identity(String programme, String kind, String title) {

        private Identity titled(@Nullable Field newTitle) {
            return newTitle == null ? this : new Identity(programme, kind, newTitle.value());
        }
    }

    static final Comparator<Field> LAST_WRITER = comparing(Field::at)
            .thenComparing(Field::receivedAt)
            .thenComparing(Field::receipt)
            .thenComparing(Field::source)
            .thenComparing(Field::value)
            .thenComparing(Field::since, nullsLast(reverseOrder()));

    private static final Comparator<Decided> LAST_DECIDED = comparing(Decided::at)
            .thenComparing(Decided::receipt)
            .thenComparing(Decided::accepted)
            .thenComparing(Decided::value)
            .thenComparing(Decided::by)
            .thenComparing(Decided::reason);

    private static final Comparator<Field> NEWEST_VALUE =
            comparing(Field::since, nullsFirst(naturalOrder())).thenComparing(LAST_WRITER);

    private static final Comparator<ItemState> NEWEST = comparing(ItemState::newest, nullsFirst(LAST_WRITER))
            .thenComparing(state -> state.identity.programme)
            .thenComparing(state -> state.identity.kind)
            .thenComparing(state -> state.identity.title);

    ItemState {
        fields = Collections.unmodifiableMap(new TreeMap<>(fields));
        contested = Collections.unmodifiableMap(new TreeMap<>(contested));
        identity = identity.titled(fields.get(FieldName.title.name()));
    }

    /** With nothing contested. */
    ItemState(String item, Identity identity, Map<String, Field> fields) {
        this(item, identity, fields, Map.of());
    }

    static ItemState of(RoadmapItemChanged event) {
        Map<String, Contested> contested = new HashMap<>();
        event.contested().forEach(one -> contested.put(contestedKey(one), one));
        Map<String, Field> said = new HashMap<>(event.fields());
        said.values().removeIf(field -> field.source().equals(RoadmapItemChanged.TABLES));
        return new ItemState(
                event.item(), new Identity(event.programme(), event.kind(), event.title()), said, contested);
    }

    RoadmapItemChanged toEvent(List<Change> changes, @Nullable String source, List<Link> links) {
        return new RoadmapItemChanged(
                item,
                identity.programme,
                identity.kind,
                identity.title,
                fields,
                changes,
                source,
                links,
                null,
                new ArrayList<>(contested.values()),
                null);
    }

    /** There is one of each field and source. */
    static String contestedKey(Contested contested) {
        return contested.field() + "|" + contested.said().source();
    }

    ItemState merge(ItemState other) {
        var merged = new TreeMap<>(fields);
        other.fields.forEach((name, field) -> merged.merge(name, field, ItemState::later));
        var mergedContested = new TreeMap<>(contested);
        other.contested.forEach((key, one) -> mergedContested.merge(key, one, ItemState::later));
        return new ItemState(item, newestIdentity(other), merged, mergedContested);
    }

    private Identity newestIdentity(ItemState other) {
        return identity.equals(other.identity) || NEWEST.compare(this, other) >= 0 ? identity : other.identity;
    }

    /** Whether the other state would change nothing here. */
    boolean covers(ItemState other) {
        return coversFields(other)
                && coversContested(other)
                && newestIdentity(other)
                        .titled(fields.get(FieldName.title.name()))
                        .equals(identity);
    }

    private boolean coversFields(ItemState other) {
        for (var said : other.fields.entrySet()) {
            Field known = fields.get(said.getKey());
            if (known == null || LAST_WRITER.compare(known, said.getValue()) < 0) {
                return false;
            }
        }
        return true;
    }

    private boolean coversContested(ItemState other) {
        for (var said : other.contested.entrySet()) {
            Contested known = contested.get(said.getKey());
            if (known == null || !later(known, said.getValue()).equals(known)) {
                return false;
            }
        }
        return true;
    }

    @Nullable
    String find(FieldName name) {
        Field field = fields.get(name.name());
        return field == null ? null : field.value();
    }

    /** What was said last, contested or not; null when there is nothing. */
    @Nullable
    Field newest() {
        return Stream.concat(
                        fields.values().stream(), contested.values().stream().map(Contested::said))
                .max(LAST_WRITER)
                .orElse(null);
    }

    /** The field whose value is the newest; null when every value is what the tables say. */
    @Nullable
    Field newestValue() {
        return fields.values().stream()
                .filter(field -> field.since() != null)
                .max(NEWEST_VALUE)
                .orElse(null);
    }

    /** The one that counts. */
    static Field later(Field one, Field other) {
        return LAST_WRITER.compare(one, other) >= 0 ? one : other;
    }

    /** What was said and what was decided are joined each for itself. */
    private static Contested later(Contested one, Contested other) {
        return new Contested(one.field(), later(one.said(), other.said()), later(one.decided(), other.decided()));
    }

    private static @Nullable Decided later(@Nullable Decided one, @Nullable Decided other) {
        return nullsFirst(LAST_DECIDED).compare(one, other) >= 0 ? one : other;
    }
}
