package fi.vayla.roadmap;

import fi.vayla.event.RoadmapItemChanged.Contested;
import fi.vayla.event.RoadmapItemChanged.Field;
import fi.vayla.event.RoadmapStated;
import fi.vayla.event.RoadmapStated.Recorded;
import fi.vayla.event.RoadmapStated.Said;
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
        boolean saysNothing = said.fields().isEmpty() && said.contested().isEmpty();
        if (!saysNothing && current.filter(known -> known.covers(said)).isEmpty()) {
            state.merge(new ItemChanges(() -> tables).continued(current, said));
        }
    }

    private static ItemState said(RoadmapStated stated) {
        Map<String, Field> fields = new HashMap<>();
        Map<String, Contested> contested = new HashMap<>();
        stated.fields().forEach((name, said) -> {
            Field field = field(stated, said);
            switch (said.verdict()) {
                case taken -> fields.put(name, field);
                case contested -> {
                    var one = new Contested(name, field, null);
                    contested.put(ItemState.contestedKey(one), one);
                }
            }
        });
        var identity = new ItemState.Identity(
                Objects.requireNonNull(stated.programme()), String.valueOf(stated.kind()), stated.title());
        return new ItemState(Objects.requireNonNull(stated.item()), identity, fields, contested);
    }

    static Field field(RoadmapStated stated, Said said) {
        return new Field(
                said.value(), stated.at(), stated.receivedAt(), stated.at(), stated.source(), stated.receipt());
    }
}
