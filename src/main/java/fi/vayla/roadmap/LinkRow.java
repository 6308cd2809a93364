package fi.vayla.roadmap;

import fi.vayla.event.Json;
import fi.vayla.roadmap.RoadmapRules.Link;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an operator said of a record that was linked to nothing, or to something else, as it stands on {@code vayla.roadmap-history},
 * in the partition of the record's statements. The last ruling of a record counts. A row that tells how far a ruling is
 * carried out counts for that ruling alone, wherever it stands.
 *
 * @param item that the record is; null when it is to be left alone, or when its link was taken back
 * @param statedUntil the offset up to which the record's earlier statements are stated for the item; 0 of a ruling
 * @param takenBack whether the record leads to no item again, as before any ruling; absent for false
 * @param movedUntil the same as {@code statedUntil} of what the record said while it was taken for other items, by these;
 *     absent where there is none
 */
record LinkRow(
        String source,
        String ref,
        @Nullable String item,
        String by,
        Instant at,
        String reason,
        long statedUntil,
        @Nullable Boolean takenBack,
        @Nullable Map<String, Long> movedUntil) {

    static final String KEYS = "link|";

    LinkRow {
        movedUntil = movedUntil == null || movedUntil.isEmpty() ? null : Map.copyOf(movedUntil);
    }

    /** The record is the item. */
    static LinkRow linked(Link link, String item, String by, Instant at, String reason) {
        return new LinkRow(link.source(), link.ref(), item, by, at, reason, 0, null, null);
    }

    /** The record is to be left alone. */
    static LinkRow ignored(Link link, String by, Instant at, String reason) {
        return new LinkRow(link.source(), link.ref(), null, by, at, reason, 0, null, null);
    }

    /** The record is no item any more. */
    static LinkRow takenBack(Link link, String by, Instant at, String reason) {
        return new LinkRow(link.source(), link.ref(), null, by, at, reason, 0, true, null);
    }

    Link link() {
        return new Link(source, ref);
    }

    boolean isIgnoring() {
        return item == null && takenBack == null;
    }

    String key() {
        return KEYS + source + "|" + ref;
    }

    byte[] json() {
        return Json.write(this);
    }

    /** How far what was said under another item is stated for this one. */
    long movedUntil(String other) {
        return movedUntil == null ? 0 : movedUntil.getOrDefault(other, 0L);
    }

    /** Whether it tells how far a ruling is carried out. */
    boolean isProgress() {
        return statedUntil > 0 || movedUntil != null;
    }

    /** Whether both are of one ruling. */
    boolean isOfRuling(LinkRow other) {
        return ruling().equals(other.ruling());
    }

    private LinkRow ruling() {
        return new LinkRow(source, ref, item, by, at, reason, 0, takenBack, null);
    }

    /** The same ruling, carried out as far as either says. */
    LinkRow and(LinkRow progress) {
        Map<String, Long> moved = new HashMap<>(movedUntil == null ? Map.of() : movedUntil);
        if (progress.movedUntil != null) {
            progress.movedUntil.forEach((other, offset) -> moved.merge(other, offset, Math::max));
        }
        return new LinkRow(
                source, ref, item, by, at, reason, Math.max(statedUntil, progress.statedUntil), takenBack, moved);
    }

    LinkRow carriedOut(long newStatedUntil, Map<String, Long> newMovedUntil) {
        return new LinkRow(source, ref, item, by, at, reason, newStatedUntil, takenBack, newMovedUntil);
    }
}
