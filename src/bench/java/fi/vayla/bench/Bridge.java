package fi.vayla.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** W3: forms on the log are selected and mapped to another topic, with a ledger. */
final class Bridge implements Work {

    static final String ROUTE = "bridge";

    /** Four fields, the same that {@link BareBridge#map} makes. */
    static final String MAPPING = """
            { "metric": $event.subject, "value": .answers.number, "title": .answers.title, "measuredAt": .submittedAt }
            """;

    private static final int PARTITIONS = 6;

    /** Records of a batch: as many as the hub holds in memory for a route. */
    private static final int BATCH = 2000;

    private static final Duration LOOK = Duration.ofMillis(10);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** @param to the topic that it writes to */
    private record Bridging(Contestant contestant, String to) {}

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
                    .route(ROUTE, ROUTE, ", concurrency: 1000", "to: event:metric.reported");
            Hub hub = bed.keep(new Hub(install, files, Bed.port(), files.on(kafka)));
            hub.awaitReady();
            Backlog backlog = new Backlog(kafka, "vayla.forms");
            List<Bridging> all = new ArrayList<>();
            all.add(loop(bed, kafka, Measured.BARE, "bare", BareBridge.class, BATCH));
            all.add(new Bridging(
                    new Contestant.OfHub(new Figures(Measured.HUB), backlog, hub, ROUTE), "vayla.metrics"));
            if (!scale.quick()) {
                all.add(camel(bed, kafka, "camel-usual", CamelRival.Settings.USUAL));
                all.add(camel(bed, kafka, "camel-batches", CamelRival.Settings.BATCHES));
            }
            all.forEach(one -> work(kafka, one, scale.warmUp()));
            for (int round = 0; round < scale.rounds(); round++) {
                all.forEach(one -> measure(kafka, one, scale.messages()));
            }
            all.forEach(one -> check(kafka, one));
            List<Figures> figures =
                    all.stream().map(one -> one.contestant().figures()).toList();
            return new Measured(
                    id(),
                    "Bridge: a form on the log is selected, mapped and written to another topic, with a ledger",
                    "messages/s",
                    figures.stream().map(Figures::entry).toList(),
                    figures.stream().flatMap(one -> one.checks().stream()).toList());
        }
    }

    private static Bridging camel(Bed bed, Kafka kafka, String id, CamelRival.Settings settings) {
        return loop(bed, kafka, settings.title(), id, CamelBridge.class, settings);
    }

    /** @param last argument of the main class, behind the topics */
    private static Bridging loop(Bed bed, Kafka kafka, String name, String id, Class<?> main, Object last) {
        String from = "bench." + id;
        String to = from + "-out";
        kafka.create(from, PARTITIONS);
        kafka.create(to, PARTITIONS);
        Child child = bed.child(main, kafka.servers(), from, to, last);
        return new Bridging(new Contestant.OfChild(new Figures(name), new Backlog(kafka, from), child), to);
    }

    private static void measure(Kafka kafka, Bridging one, int messages) {
        Contestant contestant = one.contestant();
        double cpu = Usage.cpu(contestant.pid());
        Worked worked = work(kafka, one, messages);
        contestant.figures().add(worked.perSecond());
        contestant.figures().add("CPU µs each", (Usage.cpu(contestant.pid()) - cpu) * 1e6 / worked.messages());
    }

    private record Worked(int messages, double perSecond) {}

    private static Worked work(Kafka kafka, Bridging one, int messages) {
        Contestant contestant = one.contestant();
        contestant.hold();
        int written = contestant.backlog().write(messages);
        long begin = System.nanoTime();
        contestant.go();
        long end = awaitRecords(kafka, one.to(), contestant.backlog().selected());
        Usage.awaitRest(contestant.pid());
        return new Worked(written, written * 1e9 / (end - begin));
    }

    /** Returns when the last record came; also when nothing has come for a long time, and a check says so then. */
    private static long awaitRecords(Kafka kafka, String topic, long wanted) {
        long size = kafka.size(topic);
        long last = System.nanoTime();
        while (size < wanted && System.nanoTime() - last < PATIENCE.toNanos()) {
            Pause.of(LOOK);
            long now = kafka.size(topic);
            if (now > size) {
                last = System.nanoTime();
            }
            size = now;
        }
        return last;
    }

    private static void check(Kafka kafka, Bridging one) {
        Sequences sequences = new Sequences("value");
        kafka.read(one.to(), Map.of(), sequences::take);
        Figures figures = one.contestant().figures();
        long wanted = one.contestant().backlog().selected();
        figures.check(
                "nothing is lost, nothing is there twice",
                sequences.taken() == wanted,
                sequences.taken() + " of " + wanted + " are on the topic");
        figures.check("order of each key", sequences.disorders() == 0, sequences.disorders() + " out of turn");
    }
}
