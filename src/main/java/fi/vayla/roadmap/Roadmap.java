package fi.vayla.roadmap;

import fi.vayla.event.Json;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The programmes as they stand now. Thread-safe; what it answers is immutable. */
@Component
public class Roadmap {

    private record Cached(long version, ProgrammeView view) {}

    private final Programmes programmes;
    private final Supplier<RoadmapRules> rules;
    private final RoadmapState state;
    private final Map<String, Cached> cache = new ConcurrentHashMap<>();

    Roadmap(Programmes programmes, Supplier<RoadmapRules> rules, RoadmapState state) {
        this.programmes = programmes;
        this.rules = rules;
        this.state = state;
    }

    /** The programmes that are shown, in their order. */
    public List<ProgrammeView> list() {
        return rules.get().programmes().stream()
                .flatMap(id -> find(id).stream())
                .toList();
    }

    /** A programme that is shown. */
    public Optional<ProgrammeView> find(String programme) {
        return rules.get().shows(programme) ? programmes.find(programme).map(this::view) : Optional.empty();
    }

    private ProgrammeView view(Programme programme) {
        long version = state.version(programme.id());
        Cached cached = cache.get(programme.id());
        if (cached == null || cached.version() != version) {
            cached = new Cached(version, build(programme));
            cache.put(programme.id(), cached);
        }
        return cached.view();
    }

    private ProgrammeView build(Programme programme) {
        String id = programme.id();
        List<ItemView> items = Stream.concat(
                        programmes.items(id).stream().map(item -> ItemViews.of(item, state.find(item.id()))),
                        state.ideas(id).stream()
                                .map(ItemViews::ofIdea)
                                .sorted(Comparator.comparing(
                                                ItemView::changedAt, Comparator.nullsLast(Comparator.reverseOrder()))
                                        .thenComparing(ItemView::id)))
                .toList();
        var view = new ProgrammeView(
                id,
                programme,
                Optional.ofNullable(programme.parent())
                        .flatMap(programmes::find)
                        .orElse(null),
                programme.years(),
                Summary.of(items),
                new GoalTree(items).build(),
                items,
                programmes.maturity(id),
                programmes.budget(id),
                ItemViews.newestChange(items),
                "");
        return view.withRevision(Revision.of(Json.write(view)));
    }
}
