package fi.vayla.roadmap;

import fi.vayla.event.Event;
import fi.vayla.event.EventType;
import fi.vayla.event.Json;
import fi.vayla.event.Receipt;
import fi.vayla.event.RoadmapItemChanged;
import fi.vayla.event.RoadmapStated;
import fi.vayla.log.Topic;
import fi.vayla.system.Call;
import fi.vayla.system.Outcome;
import fi.vayla.system.SystemAdapter;
import fi.vayla.system.SystemDefinition;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** One instance of the hub, as far as the roadmap goes, with the shipped configuration and a log in memory. */
final class Hub {

    static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");
    static final Programmes PROGRAMMES = Programmes.load(Path.of("config/roadmaps"));
    static final RoadmapRules RULES = rules(Path.of("config/roadmap.yaml"));

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final Roadmap roadmap;
    final RoadmapState state = new RoadmapState();
    final UnlinkedRecords unlinked;
    final ContestedDesk contested;
    final LinkedRecords linked;
    final LinkDesk links;
    final IdeaDesk ideas;
    final RoadmapWriter writer;
    final TakingWords taking;
    final Links known;
    volatile Instant now = NOON;
    private final SystemAdapter adapter;

    private static RoadmapRules rules(Path file) {
        try {
            return rules(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of a text that is right. */
    static RoadmapRules rules(String text) {
        var checked = RoadmapFileCheck.check(Path.of("roadmap.yaml"), text, PROGRAMMES);
        if (!checked.findings().isEmpty()) {
            throw new IllegalArgumentException(checked.findings().toString());
        }
        return checked.rules();
    }

    Hub(MemoryLog log) {
        this(log, RULES);
    }

    Hub(MemoryLog log, RoadmapRules rules) {
        this(log, () -> rules, () -> PROGRAMMES);
    }

    Hub(MemoryLog log, Supplier<RoadmapRules> rules, Supplier<Programmes> programmes) {
        Clock clock = clock();
        var records = new Records();
        known = new Links(rules, programmes, records);
        writer = new RoadmapWriter(log, state, known, new TableValues(programmes), clock);
        var changes = new ItemChanges(programmes);
        var history = new HistoryWriter(log, log, records, clock);
        var follower = new RoadmapFollower(log, state, writer, new RoadmapRepair(state, writer, changes));
        taking = new TakingWords(changes, state, writer, history, follower, records);
        var decisions = new Decisions(rules, programmes, known);
        var restating = new Restating(records, log, programmes, decisions, taking, history);
        unlinked = new UnlinkedRecords(records, known, rules, new Suggestions(rules, programmes));
        var readings = new MetricReadings();
        roadmap = new Roadmap(programmes, rules, state, readings, clock);
        var desk = new Desk(taking, log, clock);
        contested = new ContestedDesk(state, changes, rules, desk);
        linked = new LinkedRecords(records, known, programmes);
        links = new LinkDesk(unlinked, linked, programmes, taking, restating, desk);
        ideas = new IdeaDesk(state, programmes, rules, desk);
        var system = new RoadmapSystem(decisions, taking, history, meters);
        adapter = new RoadmapAdapterFactory(() -> system)
                .create(new SystemDefinition(
                        "roadmap",
                        "roadmap",
                        "The digital roadmap",
                        "",
                        null,
                        Duration.ofSeconds(1),
                        "/id",
                        1,
                        0,
                        true,
                        Duration.ZERO));
        follower.start();
        new HistoryFollower(log, records, readings, restating).start();
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    /** Received at noon. */
    static Event event(EventType type, String source, String id, Instant time) {
        return new Event(Receipt.of(source, id), type, source, id, id, time, NOON, null, new byte[0]);
    }

    Outcome project(String source, String id, Instant time, String body) {
        return deliver(event(EventType.PROJECT_CHANGED, source, id, time), body);
    }

    /** A project event that is received the moment it happens. */
    Outcome live(String source, String id, Instant time, String body) {
        var event = new Event(
                Receipt.of(source, id), EventType.PROJECT_CHANGED, source, id, id, time, time, null, new byte[0]);
        return deliver(event, body);
    }

    Outcome deliver(Event event, String body) {
        return adapter.deliver(new Call(event, "key", Map.of(), body.getBytes(StandardCharsets.UTF_8)));
    }

    SystemAdapter adapter() {
        return adapter;
    }

    ItemView item(String programme, String id) {
        return roadmap.find(programme).orElseThrow().items().stream()
                .filter(item -> item.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    double counted(String outcome) {
        return meters.find("vayla.roadmap.changes").tag("outcome", outcome).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    static List<RoadmapItemChanged> changes(MemoryLog log) {
        return log.records(Topic.ROADMAP).stream()
                .map(record -> Json.read(record.value(), RoadmapItemChanged.class))
                .toList();
    }

    static List<RoadmapStated> statements(MemoryLog log) {
        return log.records(Topic.ROADMAP_HISTORY).stream()
                .filter(record -> record.isOf(EventType.ROADMAP_STATED))
                .map(record -> Json.read(record.value(), RoadmapStated.class))
                .toList();
    }
}
