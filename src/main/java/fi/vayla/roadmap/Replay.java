package fi.vayla.roadmap;

import fi.vayla.event.RoadmapItemChanged.Field;
import fi.vayla.event.RoadmapStated;
import fi.vayla.event.RoadmapStated.Recorded;
import fi.vayla.event.RoadmapStated.Said;
import fi.vayla.event.RoadmapStated.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Takes statements into a state of their own as the live roadmap did when they were written down. */
final class Replay {

    private Replay() {}

    /** @param statements of each item in the order in which they were written down; each is of some item */
    static RoadmapState of(List<Recorded> statements, PastTables tables) {
        var state = new RoadmapState();
        statements.forEach(one -> take(state, said(one.stated()), tables.at(one.recordedAt())));
        return state;
    }

    private static void take(RoadmapState state, ItemState said, Programmes tables) {
        Optional<ItemState> current = state.find(said.item());
        if (!said.fields().isEmpty()
                && current.filter(known -> known.covers(said)).isEmpty()) {
            state.merge(new Continued(tables).of(current, said));
        }
    }

    private static ItemState said(RoadmapStated stated) {
        Map<String, Field> fields = new HashMap<>();
        stated.fields().forEach((name, said) -> {
            if (said.verdict() == Verdict.taken) {
                fields.put(name, field(stated, said));
            }
        });
        var identity = new ItemState.Identity(
                Objects.requireNonNull(stated.programme()), String.valueOf(stated.kind()), stated.title());
        return new ItemState(Objects.requireNonNull(stated.item()), identity, fields);
    }

    static Field field(RoadmapStated stated, Said said) {
        return new Field(
                said.value(), stated.at(), stated.receivedAt(), stated.at(), stated.source(), stated.receipt());
    }
}
