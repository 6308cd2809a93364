package fi.vayla.roadmap;

import fi.vayla.event.Json;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The programmes as they stand now. Thread-safe; what it answers is immutable. */
@Component
public class Roadmap {

    static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");

    /** What a view is made of: it is made anew when any of it is another one. */
    private record Made(Programmes programmes, List<Long> versions, LocalDate today) {}

    private record Cached(Made of, ProgrammeView view) {}

    private final Supplier<Programmes> programmes;
    private final Supplier<RoadmapRules> rules;
    private final RoadmapState state;
    private final MetricReadings readings;
    private final Clock clock;
    private final Map<String, Cached> cache = new ConcurrentHashMap<>();

    Roadmap(
            Supplier<Programmes> programmes,
            Supplier<RoadmapRules> rules,
            RoadmapState state,
            MetricReadings readings,
            Clock clock) {
        this.programmes = programmes;
        this.rules = rules;
        this.state = state;
        this.readings = readings;
        this.clock = clock;
    }

    /** The programmes that are shown, in their order. */
    public List<ProgrammeView> list() {
        return rules.get().programmes().stream()
                .flatMap(id -> find(id).stream())
                .toList();
    }

    /** A programme that is shown. */
    public Optional<ProgrammeView> find(String programme) {
        Programmes now = programmes.get();
        return rules.get().shows(programme) ? now.find(programme).map(found -> view(now, found)) : Optional.empty();
    }

    private ProgrammeView view(Programmes all, Programme programme) {
        Made of = new Made(all, versions(all, programme.id()), LocalDate.ofInstant(clock.instant(), FINLAND));
        Cached cached = cache.get(programme.id());
        if (cached == null || !cached.of().equals(of)) {
            cached = new Cached(of, build(all, state, programme, readings::list, of.today()));
            cache.put(programme.id(), cached);
        }
        return cached.view();
    }

    private List<Long> versions(Programmes all, String programme) {
        return Stream.concat(
                        Stream.of(readings.version()),
                        Stream.concat(Stream.of(programme), related(all, programme))
                                .map(state::version))
                .toList();
    }

    /** The other programmes whose projects carry out measures of this one. */
    static Stream<String> related(Programmes all, String programme) {
        return all.items(programme).stream()
                .flatMap(item -> item instanceof Measure measure ? measure.relatedProjects().stream() : Stream.empty())
                .flatMap(project -> all.findItem(project).stream())
                .map(Item::programme)
                .filter(other -> !other.equals(programme))
                .distinct()
                .sorted();
    }

    /** Lays a fold, the readings and what the rules say on a day over tables. */
    static ProgrammeView build(
            Programmes all,
            RoadmapState state,
            Programme programme,
            Function<String, List<Reading>> readings,
            LocalDate today) {
        String id = programme.id();
        Function<Item, ItemView> view =
                item -> ItemViews.of(item, state.find(item.id())).with(readings.apply(item.id()));
        List<ItemView> stated = Stream.concat(
                        all.items(id).stream().map(view),
                        state.ideas(id).stream()
                                .map(ItemViews::ofIdea)
                                .sorted(Comparator.comparing(
                                                ItemView::changedAt, Comparator.nullsLast(Comparator.reverseOrder()))
                                        .thenComparing(ItemView::id)))
                .toList();
        List<ItemView> items =
                StatusRules.derive(stated, project -> all.findItem(project).map(view), today);
        var made = new ProgrammeView(
                id,
                programme,
                Optional.ofNullable(programme.parent()).flatMap(all::find).orElse(null),
                programme.years(),
                Summary.of(items),
                new GoalTree(items).build(),
                items,
                all.maturity(id),
                all.budget(id),
                ItemViews.newestChange(items),
                "");
        return made.withRevision(Revision.of(Json.write(made)));
    }
}
