package fi.vayla.roadmap;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a source says of a field that others own, beside what counts.
 *
 * @param id for orders about it
 * @param value what counts; null where nobody has said anything
 * @param valueSource who said it last; null while it is what the programme's tables say
 * @param contested what the other source says
 * @param owners whose word counts
 */
public record ContestedValue(
        String id,
        String programme,
        String item,
        String title,
        String field,
        @Nullable String value,
        @Nullable String valueSource,
        @Nullable Instant valueAt,
        String contested,
        String source,
        Instant at,
        Instant receivedAt,
        List<String> owners) {

    public ContestedValue {
        owners = List.copyOf(owners);
    }
}
