package fi.vayla.roadmap;

import fi.vayla.event.Event;
import fi.vayla.event.EventType;
import fi.vayla.event.Json;
import fi.vayla.event.Receipt;
import fi.vayla.event.RoadmapStated;
import fi.vayla.event.RoadmapStated.Recorded;
import fi.vayla.log.Topic;
import fi.vayla.system.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Days on which a hub hears about its roadmap, by a seed: what happened lately, long ago and by a clock that is ahead, what a
 * source may not say and an operator decides, the same again, and ideas.
 */
final class RandomHistory implements AutoCloseable {

    static final String LAHTI = "lahti-digitiekartta-2024-2026";
    static final RoadmapRules RULES = Hub.rules("""
            programmes: [lahti-digitiekartta-2024-2026]
            rules:
              - on: project.changed
                fields: [status, progress, health, end_date, responsible_unit, title]
              - on: idea.proposed
                creates: idea
            owners:
              - { fields: [status, end_date], owner: jira }
            links:
              - { source: jira, ref: R-1, item: lah-frends }
              - { source: github, ref: R-1, item: lah-frends }
              - { source: jira, ref: R-2, item: lah-servicenow }
            """);

    private static final int DAYS = 10;
    private static final int WORDS_A_DAY = 7;
    private static final Instant START = Instant.parse("2026-10-01T00:00:00.000000007Z");

    /** After the last day. */
    static final Instant END = START.plus(Duration.ofDays(DAYS));

    private record Said(Event event, String body) {}

    private final Random random;
    private final MemoryLog log = new MemoryLog();
    private final List<Said> earlier = new ArrayList<>();

    final Hub hub = new Hub(log, RULES);
    /** What a reader saw at the end of each day. */
    final List<byte[]> seen = new ArrayList<>();
    /** The end of each day. */
    final List<Instant> ends = new ArrayList<>();

    RandomHistory(long seed) {
        random = new Random(seed);
        hub.now = START;
        for (int day = 0; day < DAYS; day++) {
            for (int word = 0; word < WORDS_A_DAY; word++) {
                hub.now = hub.now.plus(Duration.ofMinutes(1 + random.nextInt(90)));
                say();
            }
            seen.add(Json.write(hub.roadmap.find(LAHTI).orElseThrow()));
            ends.add(hub.now);
            hub.now = START.plus(Duration.ofDays(day + 1));
        }
    }

    private void say() {
        List<ContestedValue> contested = hub.contested.list();
        if (!contested.isEmpty() && random.nextInt(6) == 0) {
            decide(any(contested).id());
        } else {
            hear();
        }
    }

    private void decide(String id) {
        var order = new DeskOrder("testaaja", "Sovittu");
        DeskResult result = random.nextBoolean() ? hub.contested.accept(id, order) : hub.contested.reject(id, order);
        if (!(result instanceof DeskResult.Done)) {
            throw new AssertionError(result);
        }
    }

    private void hear() {
        boolean again = !earlier.isEmpty() && random.nextInt(5) == 0;
        Said said = again ? any(earlier) : fresh();
        earlier.add(said);
        Outcome outcome = hub.deliver(said.event(), said.body());
        if (!(outcome instanceof Outcome.Delivered)) {
            throw new AssertionError(outcome);
        }
    }

    private Said fresh() {
        boolean idea = random.nextInt(6) == 0;
        String source = idea ? "ideas" : any(List.of("jira", "github"));
        String id = source + earlier.size();
        Instant time = hub.now.minus(Duration.ofHours(random.nextInt(100) - 5));
        EventType type = idea ? EventType.IDEA_PROPOSED : EventType.PROJECT_CHANGED;
        var event = new Event(Receipt.of(source, id), type, source, id, id, time, hub.now, null, new byte[0]);
        return new Said(event, idea ? idea() : project(source));
    }

    private String idea() {
        return """
                {"ref":"%d","title":"%s","description":"%s","programme":"%s"}""".formatted(random.nextInt(3), any(List.of("Ääniä", "Öitä")), any(List.of("a", "b")), LAHTI);
    }

    private String project(String source) {
        String ref = source.equals("jira") ? any(List.of("R-1", "R-2")) : "R-1";
        Map<String, List<String>> values = Map.of(
                "status", List.of("planned", "in_progress", "done"),
                "progress", List.of("0", "50", "100"),
                "end_date", List.of("2026", "2026-11", "2027-01-31"),
                "title", List.of("Frends", "Väylä"));
        String field = any(List.of("status", "progress", "end_date", "title"));
        String other = any(List.of("status", "progress", "end_date", "title"));
        return """
                {"ref":"%s","fields":{"%s":"%s"%s}}""".formatted(
                ref,
                field,
                any(values.getOrDefault(field, List.of())),
                field.equals(other) ? "" : ",\"" + other + "\":\"" + any(values.getOrDefault(other, List.of())) + "\"");
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** What the log's history has of items, without repeats. */
    List<Recorded> statements() {
        Set<String> known = new HashSet<>();
        return log.records(Topic.ROADMAP_HISTORY).stream()
                .filter(record -> record.isOf(EventType.ROADMAP_STATED))
                .map(record -> new Recorded(Json.read(record.value(), RoadmapStated.class), record.time()))
                .filter(one -> one.stated().item() != null)
                .filter(one -> known.add(one.stated().item() + one.stated().receipt()))
                .toList();
    }

    @Override
    public void close() {
        log.close();
    }
}
