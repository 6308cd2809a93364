package fi.vayla.roadmap;

import fi.vayla.event.RoadmapStated.Recorded;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The programmes as they stood, by what was stated of their items. */
@Component
public class RoadmapPast {

    private final PastTables tables;
    private final Supplier<RoadmapRules> rules;
    private final Clock clock;

    RoadmapPast(PastTables tables, Supplier<RoadmapRules> rules, Clock clock) {
        this.tables = tables;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * What an answer depends on besides the question: while it is the same, so is the answer. Words are only ever added.
     *
     * @param words how many count, of the programme and of each one that has a part in it
     */
    public record Stand(Programmes tables, LocalDate today, List<Long> words) {
        public Stand {
            words = List.copyOf(words);
        }
    }

    /** Ids of the programmes that are shown, in their order. */
    public List<String> list() {
        return rules.get().programmes();
    }

    /**
     * A programme that is shown, if it was there.
     *
     * @param asOf by then something is overdue or not; {@link Instant#MAX} for now
     * @param recordedAt whose tables count; {@link Instant#MAX} for those of now
     * @param statements those of a programme that count, of each item in the order in which they were written down
     */
    public Optional<PastProgramme> find(
            String programme, Instant asOf, Instant recordedAt, Function<String, List<Recorded>> statements) {
        Programmes then = tables.at(recordedAt);
        return rules.get().shows(programme)
                ? then.find(programme).map(facts -> past(then, facts, asOf, statements))
                : Optional.empty();
    }

    /**
     * How a programme that is shown stands for a question, if it was there; the parameters are those of {@link #find}.
     *
     * @param words how many statements of a programme count
     */
    public Optional<Stand> stand(String programme, Instant asOf, Instant recordedAt, ToLongFunction<String> words) {
        Programmes then = tables.at(recordedAt);
        return rules.get().shows(programme) && then.find(programme).isPresent()
                ? Optional.of(new Stand(
                        then,
                        today(asOf),
                        Stream.concat(Stream.of(programme), Roadmap.related(then, programme))
                                .map(words::applyAsLong)
                                .toList()))
                : Optional.empty();
    }

    /** Whether the tables that counted at a time had an item in the programme. */
    public boolean had(String programme, String item, Instant recordedAt) {
        return tables.at(recordedAt)
                .findItem(item)
                .filter(known -> known.programme().equals(programme))
                .isPresent();
    }

    private LocalDate today(Instant asOf) {
        Instant now = clock.instant();
        return LocalDate.ofInstant(asOf.isBefore(now) ? asOf : now, Roadmap.FINLAND);
    }

    private PastProgramme past(
            Programmes then, Programme programme, Instant asOf, Function<String, List<Recorded>> statements) {
        List<Recorded> own = statements.apply(programme.id());
        List<Recorded> all = Stream.concat(
                        own.stream(),
                        Roadmap.related(then, programme.id()).flatMap(other -> statements.apply(other).stream()))
                .toList();
        return new PastProgramme(then, programme, Replay.of(all, tables), own, today(asOf));
    }
}
