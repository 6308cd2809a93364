package fi.vayla.bench;

import fi.vayla.bench.Measured.Check;
import fi.vayla.bench.Measured.Entry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** W6: W2 with one thing different at a time: partitions, routes beside it, instances, the target's latency. */
final class Growth implements Work {

    private static final double MEGABYTE = 1e6;
    private static final Duration REST = Duration.ofSeconds(2);

    /**
     * @param latency of the target, milliseconds
     * @param messages share of the scale's, since a slow target takes as long for few
     */
    private record Case(String name, int partitions, int routes, int instances, int latency, double messages) {}

    private static final Case USUAL = new Case("6 partitions, 1 route, 1 instance", 6, 1, 1, 0, 0.3);

    private static final List<Case> CASES = List.of(
            USUAL,
            new Case("1 partition", 1, 1, 1, 0, 0.3),
            new Case("4 partitions", 4, 1, 1, 0, 0.3),
            new Case("16 partitions", 16, 1, 1, 0, 0.3),
            new Case("10 routes", 6, 10, 1, 0, 0.3),
            new Case("100 routes", 6, 100, 1, 0, 0.3),
            new Case("300 routes", 6, 300, 1, 0, 0.3),
            new Case("2 instances", 6, 1, 2, 0, 0.3),
            new Case("target takes 20 ms", 6, 1, 1, 20, 0.1),
            new Case("target takes 200 ms", 6, 1, 1, 200, 0.02));

    private static final List<Case> QUICK_CASES = List.of(USUAL);

    @Override
    public String id() {
        return "W6";
    }

    @Override
    public Measured measure(Install install, Scale scale) {
        List<Entry> entries = new ArrayList<>();
        List<Check> checks = new ArrayList<>();
        for (Case one : scale.quick() ? QUICK_CASES : CASES) {
            Figures figures = measure(install, scale.resting(REST), one);
            entries.add(figures.entry());
            checks.addAll(figures.checks());
        }
        return new Measured(id(), "Growth: W2 with one thing different at a time", "messages/s", entries, checks);
    }

    private static Figures measure(Install install, Scale scale, Case one) {
        try (Bed bed = new Bed(install, "w6")) {
            Kafka kafka = bed.broker();
            int targetPort = Bed.port();
            Child target = bed.child(Target.class, targetPort);
            List<Hub> hubs = new ArrayList<>();
            for (int i = 0; i < one.instances(); i++) {
                HubFiles files = Deliver.files(bed.folder().resolve("hub-" + i), targetPort)
                        .idleRoutes(one.routes() - 1);
                List<String> settings = new ArrayList<>(files.on(kafka));
                settings.add("--vayla.log.partitions=" + one.partitions());
                Hub hub = bed.keep(new Hub(install, files, Bed.port(), settings));
                hub.awaitReady();
                hubs.add(hub);
            }
            Figures figures = new Figures(one.name());
            Backlog backlog = new FormBacklog(kafka, "vayla.forms");
            Contestant contestant = new Contestant.OfHubs(figures, backlog, hubs, Deliver.ROUTE);
            Deliver.work(target, "hub", contestant, scale.warmUp() / 6, scale);
            target.ask("latency", one.latency());
            int messages = (int) (scale.messages() * one.messages());
            figures.add(Deliver.work(target, "hub", contestant, messages, scale).perSecond());
            figures.add("MB resident", Usage.resident(contestant.pid()) / MEGABYTE);
            Deliver.check(target, "hub", contestant);
            return figures;
        }
    }
}
