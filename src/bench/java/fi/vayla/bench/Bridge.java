package fi.vayla.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** W3: forms on the log are selected and mapped to another topic, with a ledger. */
final class Bridge implements Work {

    static final String ROUTE = "bridge";

    /** Four fields, the same that {@link BareBridge#map} makes. */
    private static final String MAPPING = """
            { "metric": $event.subject, "value": .answers.number, "title": .answers.title, "measuredAt": .submittedAt }
            """;

    private static final int PARTITIONS = 6;

    /** Records of a batch: as many as the hub holds in memory for a route. */
    private static final int BATCH = 2000;

    @Override
    public String id() {
        return "W3";
    }

    @Override
    public Measured measure(Install install, Scale scale) {
        try (Bed bed = new Bed(install, "w3")) {
            Kafka kafka = bed.broker();
            HubFiles files = new HubFiles(bed.folder())
                    .mapping(ROUTE, MAPPING)
                    .route(
                            ROUTE,
                            "form.submitted",
                            ROUTE,
                            HubFiles.SELECTED + ", concurrency: 1000",
                            "to: event:metric.reported");
            Hub hub = bed.keep(new Hub(install, files, Bed.port(), files.on(kafka)));
            Backlog backlog = new FormBacklog(kafka, "vayla.forms");
            Contestant ofHub = new Contestant.OfHub(new Figures(Measured.HUB), backlog, hub, ROUTE);
            List<TopicRounds> all = new ArrayList<>();
            all.add(bare(bed, kafka, "bare", scale, Accounts.NONE));
            hub.awaitReady(); // by then the topic is there
            TopicRounds hubs = new TopicRounds(kafka, ofHub, "vayla.metrics", scale);
            all.add(hubs);
            if (!scale.quick()) {
                all.add(bare(bed, kafka, "accounts", scale, Accounts.ALL));
                all.add(camel(bed, kafka, "camel-usual", scale, CamelRival.Settings.USUAL));
                all.add(camel(bed, kafka, "camel-batches", scale, CamelRival.Settings.BATCHES));
            }
            all.forEach(TopicRounds::warmUp);
            for (int round = 0; round < scale.rounds(); round++) {
                all.forEach(TopicRounds::measure);
            }
            Map<String, Double> profile =
                    Profile.during(install, id(), hub, () -> hubs.warmUp(Profile.ROUNDS * scale.messages()));
            all.forEach(Bridge::check);
            return Measured.of(
                            id(),
                            "Bridge: a form on the log is selected, mapped and written to another topic, with a ledger",
                            "messages/s",
                            all.stream().map(TopicRounds::figures).toList())
                    .with(profile);
        }
    }

    private static TopicRounds bare(Bed bed, Kafka kafka, String id, Scale scale, Accounts accounts) {
        kafka.create(Accounts.rows("bench." + id), PARTITIONS);
        return loop(
                bed,
                kafka,
                accounts.title(),
                accounts.quiet(),
                id,
                scale,
                BareBridge.class,
                BATCH,
                accounts,
                bed.folder());
    }

    private static TopicRounds camel(Bed bed, Kafka kafka, String id, Scale scale, CamelRival.Settings settings) {
        return loop(bed, kafka, settings.title(), Usage.BRIEFLY, id, scale, CamelBridge.class, settings);
    }

    /** @param more arguments of the main class, behind the topics */
    private static TopicRounds loop(
            Bed bed, Kafka kafka, String name, Duration quiet, String id, Scale scale, Class<?> main, Object... more) {
        String from = "bench." + id;
        String to = from + "-out";
        kafka.create(from, PARTITIONS);
        kafka.create(to, PARTITIONS);
        List<Object> arguments = new ArrayList<>(List.of(kafka.servers(), from, to));
        arguments.addAll(List.of(more));
        Child child = bed.child(main, arguments.toArray());
        Backlog backlog = new FormBacklog(kafka, from);
        return new TopicRounds(kafka, new Contestant.OfChild(new Figures(name), backlog, child, quiet), to, scale);
    }

    private static void check(TopicRounds one) {
        Sequences sequences = new Sequences("value");
        one.read(sequences::take);
        one.figures()
                .check(
                        "nothing is lost, nothing is there twice",
                        sequences.taken() == one.wanted(),
                        sequences.taken() + " of " + one.wanted() + " are on the topic");
        one.figures().check("order of each key", sequences.disorders() == 0, sequences.disorders() + " out of turn");
    }
}
