package fi.vayla.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.databind.JsonNode;

/** W4: what projects say of a thousand items is folded, kept, and appended as a change of the item. */
final class Fold implements Work {

    static final String ROUTE = "fold";

    private static final String MAPPING =
            "{ \"ref\": .project, \"fields\": { \"status\": .status, \"progress\": .progress } }\n";
    private static final String CHANGES = "vayla.roadmap";
    private static final int PARTITIONS = 6;
    private static final int BATCH = 2000;
    private static final int ITEMS = 1000;

    /** Further items, whose history grows a hundredfold. */
    private static final int OLD = 10;

    private static final int WORDS = 10;
    private static final int YOUNG_WORDS = OLD * WORDS;
    private static final int GROWTH = 100;

    /** The steps of each item, in their order. */
    private static final class Steps {

        private final Map<String, Integer> next = new HashMap<>();
        private long taken;
        private long disorders;

        void take(ConsumerRecord<String, byte[]> change) {
            JsonNode value = Json.MAPPER.readTree(change.value()).at("/fields/progress/value");
            int progress = Integer.parseInt(value.asString());
            if (progress != next.getOrDefault(change.key(), 0)) {
                disorders++;
            }
            next.put(change.key(), (progress + 1) % ProjectBacklog.STEPS);
            taken++;
        }
    }

    @Override
    public String id() {
        return "W4";
    }

    @Override
    public Measured measure(Install install, Scale scale) {
        try (Bed bed = new Bed(install, "w4")) {
            Kafka kafka = bed.broker();
            HubFiles files = RoadmapFiles.of(bed.folder(), "project-", ITEMS + OLD)
                    .mapping(ROUTE, MAPPING)
                    .route(ROUTE, "project.changed", ROUTE, "concurrency: 1000", "to: system:roadmap");
            Hub hub = bed.keep(new Hub(install, files, Bed.port(), files.on(kafka)));
            List<TopicRounds> all = new ArrayList<>();
            all.add(bare(bed, kafka, "bare", scale, Accounts.NONE));
            hub.awaitReady();
            Backlog backlog = new ProjectBacklog(kafka, "vayla.projects", 0, ITEMS);
            Contestant ofHub = new Contestant.OfHub(new Figures(Measured.HUB), backlog, hub, ROUTE);
            TopicRounds hubs = new TopicRounds(kafka, ofHub, CHANGES, scale);
            all.add(hubs);
            if (!scale.quick()) {
                all.add(bare(bed, kafka, "accounts", scale, Accounts.ALL));
            }
            all.forEach(TopicRounds::warmUp);
            for (int round = 0; round < scale.rounds(); round++) {
                all.forEach(TopicRounds::measure);
            }
            Map<String, Double> profile =
                    Profile.during(install, id(), hub, () -> hubs.warmUp(Profile.ROUNDS * scale.messages()));
            all.forEach(Fold::check);
            List<Figures> figures =
                    new ArrayList<>(all.stream().map(TopicRounds::figures).toList());
            if (!scale.quick()) {
                figures.addAll(grown(kafka, hub, scale));
            }
            return Measured.of(
                            id(),
                            "Roadmap: a project's word on one of 1,000 items is folded, kept and appended as a change",
                            "events/s",
                            figures)
                    .with(profile);
        }
    }

    /** The same few items with little to remember and with a hundred times that. */
    private static List<Figures> grown(Kafka kafka, Hub hub, Scale scale) {
        Figures young = new Figures("Väylä, " + OLD + " items alone");
        Figures old = new Figures("Väylä, these with " + GROWTH + " times the history");
        Backlog backlog = new ProjectBacklog(kafka, "vayla.projects", ITEMS, OLD);
        TopicRounds rounds = new TopicRounds(kafka, new Contestant.OfHub(young, backlog, hub, ROUTE), CHANGES, scale);
        rounds.measure(YOUNG_WORDS, young);
        rounds.warmUp(YOUNG_WORDS * (GROWTH - 1));
        rounds.measure(YOUNG_WORDS, old);
        check(rounds);
        return List.of(young, old);
    }

    private static TopicRounds bare(Bed bed, Kafka kafka, String id, Scale scale, Accounts accounts) {
        String from = "bench." + id + "-projects";
        String to = "bench." + id + "-roadmap";
        for (String topic : List.of(from, to, BareFold.statements(to), Accounts.rows(from))) {
            kafka.create(topic, PARTITIONS);
        }
        Child child = bed.child(BareFold.class, kafka.servers(), from, to, BATCH, accounts, bed.folder());
        Backlog backlog = new ProjectBacklog(kafka, from, 0, ITEMS);
        Contestant loop = new Contestant.OfChild(new Figures(accounts.title()), backlog, child, accounts.quiet());
        return new TopicRounds(kafka, loop, to, scale);
    }

    private static void check(TopicRounds one) {
        Steps steps = new Steps();
        one.read(steps::take);
        one.figures()
                .check(
                        "every word makes one change",
                        steps.taken == one.wanted(),
                        steps.taken + " changes of " + one.wanted() + " words");
        one.figures().check("order of each item", steps.disorders == 0, steps.disorders + " out of turn");
    }
}
