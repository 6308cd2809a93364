package fi.vayla.roadmap;

import fi.vayla.event.Json;
import fi.vayla.roadmap.RoadmapRules.Link;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an operator said of a record that was linked to nothing, as it stands on {@code vayla.roadmap-history}, in the partition of
 * the record's statements. The last row of a record counts.
 *
 * @param item that the record is; null when it is to be left alone
 * @param statedUntil the offset up to which the record's earlier statements are stated for the item
 */
record LinkRow(
        String source, String ref, @Nullable String item, String by, Instant at, String reason, long statedUntil) {

    static final String KEYS = "link|";

    Link link() {
        return new Link(source, ref);
    }

    String key() {
        return KEYS + source + "|" + ref;
    }

    byte[] json() {
        return Json.write(this);
    }

    LinkRow statedUntil(long offset) {
        return new LinkRow(source, ref, item, by, at, reason, offset);
    }
}
