package fi.vayla.roadmap;

import fi.vayla.event.RoadmapItemChanged;
import fi.vayla.event.RoadmapItemChanged.Change;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The items as whoever shows them should know them now. Thread-safe. */
@Component
public class PresentItems {

    private final Supplier<Programmes> programmes;
    private final Supplier<RoadmapRules> rules;
    private final RoadmapState state;
    private final Links links;
    private final TableValues tables;
    private final RoadmapFollower follower;

    PresentItems(
            Supplier<Programmes> programmes,
            Supplier<RoadmapRules> rules,
            RoadmapState state,
            Links links,
            TableValues tables,
            RoadmapFollower follower) {
        this.programmes = programmes;
        this.rules = rules;
        this.state = state;
        this.links = links;
        this.tables = tables;
        this.follower = follower;
    }

    /** Whether everything that was on the log at the start is known; waits for it no longer than told. */
    public boolean awaitKnown(Duration atMost) {
        return follower.awaitCaughtUp(atMost);
    }

    /**
     * Every item of the programmes that are shown, told as if for the first time: its changes are all that it has. Also those
     * that no event ever touched.
     */
    public List<RoadmapItemChanged> list() {
        return listProgrammes().stream()
                .flatMap(programme -> Stream.concat(
                        programmes.get().items(programme).stream().map(this::of), state.ideas(programme).stream()))
                .map(this::told)
                .toList();
    }

    public Optional<RoadmapItemChanged> find(String item) {
        return programmes
                .get()
                .findItem(item)
                .map(this::of)
                .or(() -> state.find(item))
                .filter(known -> rules.get().shows(known.identity().programme()))
                .map(this::told);
    }

    /** The ids of the programmes that are shown. */
    public List<String> listProgrammes() {
        return rules.get().programmes().stream()
                .filter(id -> programmes.get().find(id).isPresent())
                .toList();
    }

    private ItemState of(Item item) {
        return state.find(item.id())
                .orElseGet(() -> new ItemState(
                        item.id(),
                        new ItemState.Identity(item.programme(), item.itemKind().name(), item.title()),
                        Map.of()));
    }

    private RoadmapItemChanged told(ItemState item) {
        RoadmapItemChanged present = tables.under(item.toEvent(List.of(), null, links.list(item.item())));
        List<Change> changes = new ArrayList<>();
        present.fields().forEach((name, field) -> changes.add(new Change(name, null, field.value())));
        return present.withChanges(changes);
    }
}
