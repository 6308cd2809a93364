package fi.vayla.roadmap;

import fi.vayla.event.RoadmapItemChanged.Field;
import fi.vayla.event.RoadmapStated.Recorded;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A programme as it stood, with whose word each of its values was. Immutable. */
public final class PastProgramme {

    private final RoadmapState state;
    private final ProgrammeView view;
    private final List<Recorded> statements;

    /** @param statements of its items, by which its metrics were measured, too */
    PastProgramme(
            Programmes tables, Programme programme, RoadmapState state, List<Recorded> statements, LocalDate today) {
        var readings = new MetricReadings();
        statements.forEach(one -> readings.add(one.stated()));
        this.state = state;
        this.view = Roadmap.build(tables, state, programme, readings::list, today);
        this.statements = List.copyOf(statements);
    }

    /** The same bytes as the live view had, once everything was on the log. */
    public ProgrammeView view() {
        return view;
    }

    /** How many items and statements it has: what it takes of the memory, roughly. */
    public int size() {
        return view.items().size() + statements.size();
    }

    List<Recorded> statements() {
        return statements;
    }

    /** What changed from here to a later state of the same programme. */
    public RoadmapChanges changesTo(PastProgramme later) {
        return new Difference(this, later).list();
    }

    /** The value of a field that a reader sees. */
    @Nullable
    String value(ItemView item, FieldName field) {
        return field == FieldName.status
                ? item.status() == null ? null : item.status().name()
                : ItemViews.value(item.facts(), state.find(item.id()), field);
    }

    /** Who said the value that a field has; empty where it is the tables'. */
    Optional<Field> word(String item, FieldName field) {
        return state.find(item).map(known -> known.fields().get(field.name()));
    }
}
