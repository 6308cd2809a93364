package fi.vayla.roadmap;

import fi.vayla.event.RoadmapStated.Recorded;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** The programmes as they stood, by what was stated of their items. */
@Component
public class RoadmapPast {

    private final PastTables tables;
    private final Supplier<RoadmapRules> rules;

    RoadmapPast(PastTables tables, Supplier<RoadmapRules> rules) {
        this.tables = tables;
        this.rules = rules;
    }

    /** Ids of the programmes that are shown, in their order. */
    public List<String> list() {
        return rules.get().programmes();
    }

    /**
     * A programme that is shown, if it was there.
     *
     * @param recordedAt whose tables count; {@link Instant#MAX} for those of now
     * @param statements those that count, of each item in the order in which they were written down
     */
    public Optional<PastProgramme> find(String programme, Instant recordedAt, List<Recorded> statements) {
        Programmes then = tables.at(recordedAt);
        return rules.get().shows(programme)
                ? then.find(programme)
                        .map(facts -> new PastProgramme(then, facts, Replay.of(statements, tables), statements))
                : Optional.empty();
    }
}
