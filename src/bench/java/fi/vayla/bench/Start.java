package fi.vayla.bench;

import fi.vayla.bench.Measured.Entry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** W7: how soon a hub with its own broker and fifty routes is ready, and how much memory it needs at rest and at work. */
final class Start implements Work {

    private static final int ROUTES = 50;
    private static final double MEGABYTE = 1e6;
    private static final Duration SETTLED = Duration.ofSeconds(15);
    private static final Duration LOOK = Duration.ofMillis(100);

    @Override
    public String id() {
        return "W7";
    }

    @Override
    public Measured measure(Install install, Scale scale) {
        try (Bed bed = new Bed(install, "w7")) {
            int targetPort = Bed.port();
            Child target = bed.child(Target.class, targetPort);
            HubFiles files = Deliver.files(bed.folder(), targetPort).idleRoutes(ROUTES - 1);
            int kafkaPort = Bed.port();
            int port = Bed.port();
            List<String> settings = List.of("--vayla.log.port=" + kafkaPort);
            List<Double> seconds = new ArrayList<>();
            Hub hub = bed.keep(new Hub(install, files, port, settings));
            hub.awaitReady(); // with a folder that is formatted and topics that are made; not counted
            for (int start = 0; start < (scale.quick() ? 1 : 3); start++) {
                hub.stop();
                hub = bed.keep(new Hub(install, files, port, settings));
                seconds.add(hub.awaitReady() / 1e9);
            }
            Pause.of(scale.quick() ? scale.rest() : SETTLED);
            double idle = Usage.resident(hub.pid()) / MEGABYTE;
            Kafka kafka = bed.keep(new Kafka("localhost:" + kafkaPort));
            Contestant contestant = new Contestant.OfHub(
                    new Figures(Measured.HUB), new FormBacklog(kafka, "vayla.forms"), hub, Deliver.ROUTE);
            double most = atWork(target, contestant, scale) / MEGABYTE;
            Deliver.check(target, "hub", contestant);
            return new Measured(
                    id(),
                    "Start and size: a hub with its own broker and 50 routes",
                    "s or MB",
                    List.of(
                            new Entry("s until ready", Spread.of(seconds), Map.of()),
                            new Entry("MB resident at rest", Spread.of(idle), Map.of()),
                            new Entry("MB resident in W2", Spread.of(most), Map.of())),
                    contestant.figures().checks(),
                    Map.of());
        }
    }

    /** The most bytes that were resident while a backlog was worked off. */
    private static long atWork(Child target, Contestant contestant, Scale scale) {
        AtomicLong most = new AtomicLong();
        Thread looking = Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    most.accumulateAndGet(Usage.resident(contestant.pid()), Math::max);
                    Thread.sleep(LOOK);
                }
            } catch (InterruptedException e) {
                // looked long enough
            }
        });
        Deliver.work(target, "hub", contestant, scale.messages(), scale);
        looking.interrupt();
        return most.get();
    }
}
