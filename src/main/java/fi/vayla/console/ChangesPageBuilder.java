package fi.vayla.console;

import fi.vayla.console.HistoryPage.ChangeGroup;
import fi.vayla.console.HistoryPage.ChangeRow;
import fi.vayla.console.HistoryPage.FieldRow;
import fi.vayla.console.RoadmapPage.Title;
import fi.vayla.roadmap.ProgrammeView;
import fi.vayla.roadmap.RoadmapChanges;
import fi.vayla.roadmap.RoadmapChanges.FieldChange;
import fi.vayla.roadmap.RoadmapChanges.Group;
import fi.vayla.roadmap.RoadmapChanges.Touched;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says in one language what changed in a programme. */
final class ChangesPageBuilder {

    private static final String NOTHING = "–";

    private final RoadmapChanges changes;
    private final ProgrammeView after;
    private final Words words;
    private final Map<String, Touched> items;

    ChangesPageBuilder(RoadmapChanges changes, ProgrammeView after, Words words) {
        this.changes = changes;
        this.after = after;
        this.words = words;
        this.items = Stream.of(changes.added(), changes.removed(), changes.changed())
                .flatMap(List::stream)
                .collect(Collectors.toMap(Touched::id, Function.identity()));
    }

    List<ChangeGroup> groups(boolean byUnit) {
        return (byUnit ? changes.byUnit() : changes.byGoal())
                .stream().map(group -> group(group, byUnit)).toList();
    }

    private ChangeGroup group(Group group, boolean byUnit) {
        String none = words.get(byUnit ? "history_no_unit" : "history_no_goal");
        return new ChangeGroup(
                group.key() == null ? new Title(none, null) : title(group.key(), group.title()),
                group.items().stream()
                        .flatMap(id -> Stream.ofNullable(items.get(id)))
                        .map(this::row)
                        .toList());
    }

    private ChangeRow row(Touched item) {
        return new ChangeRow(
                title(item.id(), item.title()),
                words.orWord("history_kind_", item.kind().name()),
                note(item),
                item.fields().stream().map(this::field).toList());
    }

    private @Nullable String note(Touched item) {
        return changes.added().contains(item)
                ? words.get("history_added")
                : changes.removed().contains(item) ? words.get("history_removed") : null;
    }

    private FieldRow field(FieldChange change) {
        String when = change.at() == null ? "" : words.moment(change.at()).text();
        return new FieldRow(
                words.orWord("history_field_", change.field()),
                value(change.field(), change.from()),
                value(change.field(), change.to()),
                change.by() == null ? words.get("history_by_tables") : when + ", " + change.by());
    }

    private String value(String field, @Nullable String value) {
        return value == null
                ? NOTHING
                : switch (field) {
                    case "status" -> words.get("status_" + value);
                    case "health" -> words.get("health_" + value);
                    case "progress" -> value + " %";
                    case "start_date", "end_date" -> words.date(value);
                    case "goal" -> title(value, value).text();
                    default -> value;
                };
    }

    private Title title(String id, String otherwise) {
        return Optional.of(id).flatMap(after::find).map(words::title).orElseGet(() -> words.foreign(otherwise, "fi"));
    }
}
