package fi.vayla.bench;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** W2: forms on the log are selected, mapped and posted to a target, in order per key and with a ledger. */
final class Deliver implements Work {

    static final int CONCURRENCY = 32;
    static final String ROUTE = "deliver";

    /** Four fields, the same that {@link BareDeliver#map} makes. */
    static final String MAPPING = """
            { "key": $event.subject, "number": .answers.number, "title": .answers.title, "sender": .submitter.name }
            """;

    private static final int PARTITIONS = 6;

    @Override
    public String id() {
        return "W2";
    }

    /** The files of a hub with the route, which delivers to the book {@code hub}. */
    static HubFiles files(Path folder, int targetPort) {
        return new HubFiles(folder)
                .system("target", "http://127.0.0.1:" + targetPort + "/hub", "concurrency: 64, idempotent: true")
                .mapping(ROUTE, MAPPING)
                .route(
                        ROUTE,
                        "form.submitted",
                        ROUTE,
                        HubFiles.SELECTED + ", concurrency: " + CONCURRENCY,
                        "to: { uri: 'system:target', parameters: { path: /in } }");
    }

    @Override
    public Measured measure(Install install, Scale scale) {
        try (Bed bed = new Bed(install, "w2")) {
            Kafka kafka = bed.broker();
            int port = Bed.port();
            Child target = bed.child(Target.class, port);
            HubFiles files = files(bed.folder(), port);
            int hubPort = Bed.port();
            Hub hub = bed.keep(new Hub(install, files, hubPort, files.on(kafka)));
            target.awaitReady(); // who delivers connects as it starts
            Contestant.OfHub ofHub =
                    new Contestant.OfHub(new Figures(Measured.HUB), new FormBacklog(kafka, "vayla.forms"), hub, ROUTE);
            Map<String, Contestant> contestants = new LinkedHashMap<>();
            contestants.put("bare", bare(bed, kafka, port, "bare", Accounts.NONE));
            contestants.put("hub", ofHub);
            if (!scale.quick()) {
                contestants.put("accounts", bare(bed, kafka, port, "accounts", Accounts.ALL));
                contestants.put("camel-usual", camel(bed, kafka, port, "camel-usual", CamelRival.Settings.USUAL));
                contestants.put("camel-safe", camel(bed, kafka, port, "camel-safe", CamelRival.Settings.SAFE));
            }
            hub.awaitReady();
            contestants.forEach(
                    (book, one) -> work(target, book, one, one.warmUp(scale).messages(), scale));
            for (int round = 0; round < scale.rounds(); round++) {
                contestants.forEach((book, one) -> measure(target, book, one, scale));
            }
            Map<String, Double> profile = Profile.during(
                    install, id(), hub, () -> work(target, "hub", ofHub, Profile.ROUNDS * scale.messages(), scale));
            contestants.forEach((book, one) -> check(target, book, one));
            killed(bed, kafka, target, ofHub, files, hubPort, scale.messages());
            return Measured.of(
                            id(),
                            "Delivery: a form on the log is selected, mapped and posted, in order per key, with a ledger",
                            "messages/s",
                            contestants.values().stream()
                                    .map(Contestant::figures)
                                    .toList())
                    .with(profile);
        }
    }

    private static Contestant bare(Bed bed, Kafka kafka, int port, String book, Accounts accounts) {
        String topic = "bench." + book;
        kafka.create(topic, PARTITIONS);
        kafka.create(Accounts.rows(topic), PARTITIONS);
        Child child =
                bed.child(BareDeliver.class, kafka.servers(), topic, port, book, CONCURRENCY, accounts, bed.folder());
        return new Contestant.OfChild(
                new Figures(accounts.title()), new FormBacklog(kafka, topic), child, accounts.quiet());
    }

    private static Contestant camel(Bed bed, Kafka kafka, int port, String book, CamelRival.Settings settings) {
        String topic = "bench." + book;
        kafka.create(topic, PARTITIONS);
        Child child = bed.child(CamelDeliver.class, kafka.servers(), topic, port, book, settings);
        return new Contestant.OfChild(
                new Figures(settings.title()), new FormBacklog(kafka, topic), child, Usage.BRIEFLY);
    }

    private static void measure(Child target, String book, Contestant one, Scale scale) {
        double cpu = Usage.cpu(one.pid());
        Worked worked = work(target, book, one, scale.messages(), scale);
        one.figures().add(worked.perSecond());
        one.figures().add("CPU µs each", (Usage.cpu(one.pid()) - cpu) * 1e6 / worked.messages());
    }

    /** Writes a backlog, lets go, and waits until it is worked off. */
    static Worked work(Child target, String book, Contestant one, int messages, Scale scale) {
        one.hold();
        int delivered = one.backlog().write(messages);
        long begin = one.begin(() -> target.ask(Book.Stand.class, "stand", book).effects());
        Book.Stand stand = awaitEffects(target, book, one.backlog().selected());
        Usage.awaitRest(one.pid(), one.quiet(), scale.rest());
        return new Worked(delivered, delivered * 1e9 / (stand.last() - begin));
    }

    /** Also returns when nothing has come for a long time; a check says so then. */
    static Book.Stand awaitEffects(Child target, String book, long wanted) {
        Book.Stand stand = target.ask(Book.Stand.class, "stand", book);
        long seen = System.nanoTime();
        while (stand.effects() < wanted && System.nanoTime() - seen < Contestant.PATIENCE.toNanos()) {
            Pause.of(Contestant.LOOK);
            Book.Stand now = target.ask(Book.Stand.class, "stand", book);
            if (now.effects() > stand.effects()) {
                seen = System.nanoTime();
            }
            stand = now;
        }
        return stand;
    }

    static void check(Child target, String book, Contestant one) {
        Book.Stand stand = target.ask(Book.Stand.class, "stand", book);
        Figures figures = one.figures();
        long wanted = one.backlog().selected();
        figures.check("nothing is lost", stand.effects() == wanted, stand.effects() + " of " + wanted + " came");
        figures.check("nothing twice", stand.doubles() == 0, stand.doubles() + " came again");
        figures.check(
                "order of each key",
                stand.disorders() == 0,
                stand.disorders() + " out of turn" + (stand.faults().isEmpty() ? "" : ": " + stand.faults()));
    }

    /** kill -9 of the hub in the middle of a backlog, and a new start on the same log. */
    private static void killed(
            Bed bed, Kafka kafka, Child target, Contestant.OfHub before, HubFiles files, int port, int messages) {
        Book.Stand already = target.ask(Book.Stand.class, "stand", "hub");
        before.hold();
        before.backlog().write(messages);
        before.go();
        Book.Stand struck = awaitEffects(target, "hub", already.effects() + messages / 3);
        before.hub().close();
        Hub again = bed.keep(new Hub(bed.install(), files, port, files.on(kafka)));
        again.awaitReady();
        Book.Stand after = awaitEffects(target, "hub", before.backlog().selected());
        Figures figures = before.figures();
        long wanted = before.backlog().selected();
        figures.check(
                "kill -9 in the middle: 0 lost",
                after.effects() == wanted,
                "%d of %d came, %d of them before the kill"
                        .formatted(
                                after.effects() - already.effects(),
                                wanted - already.effects(),
                                struck.effects() - already.effects()));
        figures.check(
                "kill -9 in the middle: 0 repeated",
                after.doubles() == 0,
                "%d had a second effect; %d were sent again under the same Idempotency-Key"
                        .formatted(after.doubles(), after.repeats() - already.repeats()));
        figures.check(
                "kill -9 in the middle: order of each key",
                after.disorders() == 0,
                after.faults().toString());
    }
}
