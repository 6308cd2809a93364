package fi.vayla.sync;

import fi.vayla.event.RoadmapItemChanged;
import fi.vayla.event.RoadmapItemChanged.Field;
import fi.vayla.roadmap.PresentItems;
import fi.vayla.sync.Difference.Value;
import fi.vayla.sync.WantedRecords.Made;
import fi.vayla.system.Drift;
import fi.vayla.system.Listed;
import fi.vayla.system.Listed.Shown;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Compares what a system lists with what its routes would send. Changes nothing. Thread-safe. */
final class Comparing {

    /** What is younger than this at the list may be on its way at the moment. */
    private static final Duration JUST_NOW = Duration.ofSeconds(10);

    private static final Duration KNOWN = Duration.ofSeconds(30);

    /** What came of it. */
    sealed interface Result {

        record Done(Comparison comparison) implements Result {}

        record Failed(String detail) implements Result {}
    }

    private final RoadmapRoads roads;
    private final PresentItems items;
    private final EarlierStates earlier;
    private final BooleanSupplier earlierKnown;
    private final Clock clock;

    /** @param earlierKnown whether all that is on the log now is among the earlier states; may wait for it a moment */
    Comparing(
            RoadmapRoads roads, PresentItems items, EarlierStates earlier, BooleanSupplier earlierKnown, Clock clock) {
        this.roads = roads;
        this.items = items;
        this.earlier = earlier;
        this.earlierKnown = earlierKnown;
        this.clock = clock;
    }

    /** Throws {@link fi.vayla.log.LogUnavailable} when the log does not say what is on its way. */
    Result compare(String system) {
        if (!items.awaitKnown(KNOWN)) {
            return new Result.Failed("the roadmap is still being read from the log");
        }
        if (!earlierKnown.getAsBoolean()) {
            return new Result.Failed(
                    "the read models are behind the log, or their database is away; try again in a moment");
        }
        if (roads.list(system).isEmpty()) {
            return new Result.Failed("no running route delivers items of the roadmap to it");
        }
        Instant at = clock.instant();
        return switch (roads.adapter(system).list()) {
            case Listed.Records(List<Shown> records) -> new Result.Done(new Run(system, at, records).compare());
            case Listed.Unavailable(String detail) -> new Result.Failed(detail);
            case Listed.Unsupported _ -> new Result.Failed("it lists no records");
        };
    }

    /** One comparison. The list was read first: what has changed since is on its way. */
    private final class Run {

        private final String system;
        private final Instant listedAt;
        private final WantedRecords routes;
        private final Map<String, List<Shown>> shown = new LinkedHashMap<>();
        private final List<Shown> ofNone = new ArrayList<>();
        private final Supplier<Set<String>> onTheirWay;
        private final Comparison.Builder found = new Comparison.Builder();
        private final Set<String> programmes = new HashSet<>(items.listProgrammes());
        private int failed;
        private String failure = "";

        Run(String system, Instant listedAt, List<Shown> records) {
            this.system = system;
            this.listedAt = listedAt;
            this.routes = new WantedRecords(system, roads.list(system));
            this.onTheirWay = new Once<>(() -> roads.undelivered(system));
            for (Shown record : records) {
                String item = record.item();
                if (item == null) {
                    ofNone.add(record);
                } else {
                    shown.computeIfAbsent(item, id -> new ArrayList<>()).add(record);
                }
            }
        }

        Comparison compare() {
            for (RoadmapItemChanged item : items.list()) {
                switch (routes.make(item)) {
                    case Made.Record(Wanted wanted) -> compare(wanted, shown.remove(item.item()));
                    case Made.Nothing _ -> {}
                    case Made.Failed(String detail) -> {
                        shown.remove(item.item()); // nobody can say what it should be
                        failed++;
                        failure = detail;
                    }
                }
            }
            shown.values().forEach(ofNone::addAll);
            ofNone.forEach(record -> found.add(tooMany(Drift.orphaned, programme(record), record, null)));
            return found.build(
                    system,
                    listedAt,
                    failed == 0 ? null : failed + " items cannot be compared: their route parks them, " + failure);
        }

        private void compare(Wanted wanted, @Nullable List<Shown> records) {
            RoadmapItemChanged item = wanted.item();
            if (records == null) {
                found.add(new Difference(
                        Drift.missing, item.programme(), item.item(), item.title(), null, null, List.of()));
                return;
            }
            Shown kept = records.stream()
                    .filter(record -> wanted.isWrittenAt(record.id()))
                    .findFirst()
                    .orElse(records.getFirst());
            records.stream()
                    .filter(record -> record != kept)
                    .forEach(copy -> found.add(tooMany(Drift.duplicate, item.programme(), copy, item.title())));
            Leaves there = wanted.shown(kept.fields());
            Leaves differing = wanted.values().differingFrom(there);
            if (differing.isEmpty()) {
                found.inSync(item.programme());
            } else {
                Drift drift = isStale(item, differing, there, kept) ? Drift.stale : Drift.edited;
                found.add(new Difference(
                        drift,
                        item.programme(),
                        item.item(),
                        item.title(),
                        kept.id(),
                        kept.hash(),
                        values(differing, there)));
                found.keep(kept);
            }
        }

        private boolean isStale(RoadmapItemChanged item, Leaves differing, Leaves there, Shown record) {
            return isNew(item)
                    || onTheirWay.get().contains(item.item())
                    || differing.values().keySet().stream().allMatch(pointer -> there.find(pointer) == null)
                    || wasSo(item, differing, there, record);
        }

        private boolean isNew(RoadmapItemChanged item) {
            return item.fields().values().stream()
                    .map(Field::receivedAt)
                    .anyMatch(at -> at.isAfter(listedAt.minus(JUST_NOW)));
        }

        /** Whether each value that differs was right once, or is not there. */
        private boolean wasSo(RoadmapItemChanged item, Leaves differing, Leaves there, Shown record) {
            Map<String, JsonNode> open = new HashMap<>(differing.values());
            open.keySet().removeIf(pointer -> there.find(pointer) == null);
            for (RoadmapItemChanged state : earlier.list(item)) {
                if (routes.make(state) instanceof Made.Record(Wanted then)) {
                    Leaves shownThen = then.shown(record.fields());
                    open.keySet()
                            .removeIf(pointer -> then.values().find(pointer) != null
                                    && then.values().agrees(shownThen, pointer));
                }
                if (open.isEmpty()) {
                    return true;
                }
            }
            return false;
        }

        private static Difference tooMany(Drift drift, String programme, Shown record, @Nullable String title) {
            return new Difference(drift, programme, record.item(), title, record.id(), record.hash(), List.of());
        }

        /** The programme that a record names somewhere; empty when it names none. */
        private String programme(Shown record) {
            return Leaves.of(record.fields()).values().values().stream()
                    .filter(JsonNode::isString)
                    .map(JsonNode::asString)
                    .filter(programmes::contains)
                    .findFirst()
                    .orElse("");
        }

        private static List<Value> values(Leaves differing, Leaves there) {
            return differing.values().entrySet().stream()
                    .map(value -> new Value(value.getKey(), value.getValue(), there.find(value.getKey())))
                    .toList();
        }
    }

    /** Asks when it is needed first, and once. Used by one thread. */
    private static final class Once<T> implements Supplier<T> {

        private final Supplier<T> asked;
        private @Nullable T answer;

        Once(Supplier<T> asked) {
            this.asked = asked;
        }

        @Override
        public T get() {
            T known = answer;
            if (known == null) {
                known = asked.get();
                answer = known;
            }
            return known;
        }
    }
}
