package fi.vayla.roadmap;

import fi.vayla.event.RoadmapItemChanged.Field;
import fi.vayla.roadmap.RoadmapChanges.FieldChange;
import fi.vayla.roadmap.RoadmapChanges.Group;
import fi.vayla.roadmap.RoadmapChanges.Touched;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares two states of a programme, as a reader sees them. */
final class Difference {

    private final PastProgramme before;
    private final PastProgramme after;

    Difference(PastProgramme before, PastProgramme after) {
        this.before = before;
        this.after = after;
    }

    RoadmapChanges list() {
        List<Touched> added = missing(after.view(), before.view());
        List<Touched> removed = missing(before.view(), after.view());
        List<Touched> changed = after.view().items().stream()
                .flatMap(item -> before.view().find(item.id()).stream().flatMap(old -> compared(old, item)))
                .toList();
        List<Touched> all =
                Stream.of(added, removed, changed).flatMap(List::stream).toList();
        return new RoadmapChanges(
                before.view().summary(), after.view().summary(), added, removed, changed, byGoal(all), byUnit(all));
    }

    private static List<Touched> missing(ProgrammeView from, ProgrammeView in) {
        return from.items().stream()
                .filter(item -> in.find(item.id()).isEmpty())
                .map(item -> touched(item, List.of()))
                .toList();
    }

    private Stream<Touched> compared(ItemView old, ItemView item) {
        List<FieldChange> fields = Stream.of(FieldName.values())
                .flatMap(field -> compared(old, item, field).stream())
                .toList();
        return fields.isEmpty() ? Stream.empty() : Stream.of(touched(item, fields));
    }

    private Optional<FieldChange> compared(ItemView old, ItemView item, FieldName field) {
        String from = before.value(old, field);
        String to = after.value(item, field);
        if (Objects.equals(from, to)) {
            return Optional.empty();
        }
        Field word = after.word(item.id(), field).orElse(null);
        Instant since = word == null ? null : word.since() == null ? word.at() : word.since();
        return Optional.of(new FieldChange(field.name(), from, to, since, word == null ? null : word.source()));
    }

    private static Touched touched(ItemView item, List<FieldChange> fields) {
        return new Touched(item.id(), item.kind(), item.title(), item.goal(), item.responsibleUnits(), fields);
    }

    /** In the order in which the programme has its goals; what stands under none comes last. */
    private List<Group> byGoal(List<Touched> items) {
        Map<@Nullable String, List<String>> ids = new LinkedHashMap<>();
        Stream.concat(after.view().items(ItemKind.goal).stream(), before.view().items(ItemKind.goal).stream())
                .forEach(goal -> ids.put(goal.id(), new ArrayList<>()));
        ids.put(null, new ArrayList<>());
        items.forEach(item -> ids.getOrDefault(goalOf(item), Objects.requireNonNull(ids.get(null)))
                .add(item.id()));
        return groups(ids);
    }

    private static @Nullable String goalOf(Touched item) {
        return item.kind() == ItemKind.goal ? item.id() : item.goal();
    }

    /** By the units' names; what is nobody's comes last. */
    private List<Group> byUnit(List<Touched> items) {
        Map<@Nullable String, List<String>> ids = new LinkedHashMap<>();
        items.stream()
                .flatMap(item -> item.responsibleUnits().stream())
                .distinct()
                .sorted()
                .forEach(unit -> ids.put(unit, new ArrayList<>()));
        ids.put(null, new ArrayList<>());
        ids.forEach((unit, of) -> items.stream()
                .filter(item -> unit == null
                        ? item.responsibleUnits().isEmpty()
                        : item.responsibleUnits().contains(unit))
                .forEach(item -> of.add(item.id())));
        return groups(ids);
    }

    private List<Group> groups(Map<@Nullable String, List<String>> ids) {
        List<Group> groups = new ArrayList<>();
        ids.forEach((key, items) -> {
            if (!items.isEmpty()) {
                groups.add(new Group(key, title(key), items));
            }
        });
        return groups;
    }

    private String title(@Nullable String key) {
        return key == null
                ? ""
                : after.view()
                        .find(key)
                        .or(() -> before.view().find(key))
                        .map(ItemView::title)
                        .orElse(key);
    }
}
