package fi.vayla.roadmap;

import fi.vayla.event.RoadmapStated.Recorded;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
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

    /** The programmes whose items a view of this one needs: its own, and the projects that carry out its measures. */
    public List<String> needed(String programme, Instant recordedAt) {
        Programmes then = tables.at(recordedAt);
        Stream<String> others = then.items(programme).stream()
                .flatMap(item -> item instanceof Measure measure ? measure.relatedProjects().stream() : Stream.empty())
                .flatMap(project -> then.findItem(project).stream())
                .map(Item::programme);
        return Stream.concat(Stream.of(programme), others).distinct().toList();
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
