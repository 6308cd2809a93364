package fi.vayla.roadmap;

import fi.vayla.system.Outcome;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Takes what the owner of a field changed at its own system into the roadmap. Thread-safe. */
@Component
public class Adoption {

    /** The fields of the programme that the source owns. */
    public Set<String> fields(String source, String programme) {
        return Set.of();
    }

    /**
     * States the values as the source's word, which reaches the other systems as any change does. When it is {@link
     * Outcome.Delivered}, the statement is durable.
     */
    public Outcome adopt(String source, String item, Map<String, String> values, Instant at) {
        return new Outcome.Unavailable("no owners yet", null);
    }
}
