package fi.vayla.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** W6: W2 with one thing different at a time: partitions, routes beside it, instances, the target's latency. */
final class Growth implements Work {

    private static final double MEGABYTE = 1e6;
    private static final Duration REST = Duration.ofSeconds(2);

    /** What of the hub's warm-up each of these has, since each is a hub of its own. */
    private static final int WARM_UP = 20;

    /** Milliseconds that the target takes, one after the other, and the share of the scale's messages for each. */
    private static final Map<Integer, Double> LATENCIES = new TreeMap<>(Map.of(0, 0.3, 20, 0.1, 200, 0.02));

    private record Case(String name, int partitions, int routes, int instances) {}

    private static final Case USUAL = new Case("4 partitions, 1 route, 1 instance", 4, 1, 1);

    private static final List<Case> OTHERS = List.of(
            new Case("1 partition", 1, 1, 1),
            new Case("16 partitions", 16, 1, 1),
            new Case("10 routes", 4, 10, 1),
            new Case("100 routes", 4, 100, 1),
            new Case("300 routes", 4, 300, 1),
            new Case("2 instances", 4, 1, 2));

    @Override
    public String id() {
        return "W6";
    }

    @Override
    public boolean isLong() {
        return true;
    }

    @Override
    public Measured measure(Install install, Scale scale) {
        List<Figures> all = new ArrayList<>(measure(install, scale.resting(REST), USUAL, LATENCIES));
        for (Case one : OTHERS) {
            all.addAll(measure(install, scale.resting(REST), one, Map.of(0, LATENCIES.get(0))));
        }
        return Measured.of(id(), "Growth: W2 with one thing different at a time", "messages/s", all);
    }

    private static List<Figures> measure(Install install, Scale scale, Case one, Map<Integer, Double> latencies) {
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
            Backlog backlog = new FormBacklog(kafka, "vayla.forms");
            Contestant contestant = new Contestant.OfHubs(new Figures(one.name()), backlog, hubs, Deliver.ROUTE);
            Deliver.work(target, "hub", contestant, contestant.warmUp(scale).messages() / WARM_UP, scale);
            List<Figures> all = new ArrayList<>();
            latencies.forEach((latency, share) -> {
                Figures figures = latency == 0 ? contestant.figures() : new Figures("target takes " + latency + " ms");
                target.ask("latency", latency);
                int messages = (int) (scale.messages() * share);
                figures.add(
                        Deliver.work(target, "hub", contestant, messages, scale).perSecond());
                figures.add("MB resident", Usage.resident(contestant.pid()) / MEGABYTE);
                all.add(figures);
            });
            Deliver.check(target, "hub", contestant);
            return all;
        }
    }
}
