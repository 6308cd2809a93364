package fi.vayla.bench;

import fi.vayla.bench.Load.Met;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.TopicPartition;

/** W1: 32 connections post forms of 1 KB, each of which is answered when it is durable. */
final class Intake implements Work {

    private static final int CONNECTIONS = 32;
    private static final int PARTITIONS = 6;
    private static final String HUB_TOPIC = "vayla.forms";

    /** Where a contestant takes forms, and where they must be then. */
    private record Contestant(Figures figures, int port, String topic, long pid, Scale.WarmUp warmUp, Duration quiet) {}

    @Override
    public String id() {
        return "W1";
    }

    @Override
    public Measured measure(Install install, Scale scale) {
        try (Bed bed = new Bed(install, "w1")) {
            Kafka kafka = bed.broker();
            Child load = bed.child(Load.class, HubFiles.SECRET);
            List<Contestant> contestants = new ArrayList<>();
            contestants.add(bare(bed, kafka, "bench.forms", scale, Accounts.NONE));
            HubFiles files = new HubFiles(bed.folder());
            Hub hub = bed.keep(new Hub(install, files, Bed.port(), files.on(kafka)));
            hub.awaitReady();
            contestants.add(new Contestant(
                    new Figures(Measured.HUB),
                    hub.port(),
                    HUB_TOPIC,
                    hub.pid(),
                    scale.hubWarmUp(),
                    Usage.WITH_READ_MODELS));
            if (!scale.quick()) {
                contestants.add(bare(bed, kafka, "bench.accounts", scale, Accounts.ALL));
            }
            contestants.forEach(one -> {
                load.ask("closed", one.port(), CONNECTIONS, one.warmUp().seconds() * 1000L, "warm-");
                Usage.awaitRest(one.pid(), one.quiet(), scale.rest());
            });
            for (int round = 1; round <= scale.rounds(); round++) {
                for (Contestant one : contestants) {
                    round(kafka, load, one, scale, "r" + round + "-");
                }
            }
            long millis = Profile.ROUNDS * scale.seconds() * 1000L;
            Map<String, Double> profile = Profile.during(
                    install, id(), hub, () -> load.ask("closed", hub.port(), CONNECTIONS, millis, "profile-"));
            return Measured.of(
                            id(),
                            "Intake: a form of 1 KB is authenticated, checked, normalised and durable; 32 connections",
                            "requests/s",
                            contestants.stream().map(Contestant::figures).toList())
                    .with(profile);
        }
    }

    private static Contestant bare(Bed bed, Kafka kafka, String topic, Scale scale, Accounts accounts) {
        kafka.create(topic, PARTITIONS);
        int port = Bed.port();
        Child child =
                bed.child(BareIntake.class, kafka.servers(), topic, port, HubFiles.SECRET, accounts, bed.folder());
        child.awaitReady();
        return new Contestant(
                new Figures(accounts.title()), port, topic, child.pid(), scale.warmUp(), accounts.quiet());
    }

    private static void round(Kafka kafka, Child load, Contestant one, Scale scale, String prefix) {
        Map<TopicPartition, Long> from = Objects.requireNonNull(kafka.ends(one.topic()));
        double cpu = Usage.cpu(one.pid());
        Met met = load.ask(Met.class, "closed", one.port(), CONNECTIONS, scale.seconds() * 1000L, prefix);
        Usage.awaitRest(one.pid(), one.quiet(), scale.rest());
        Figures figures = one.figures();
        figures.add(met.perSecond());
        figures.add("p50 ms", met.p50() / 1000);
        figures.add("p99 ms", met.p99() / 1000);
        figures.add("CPU µs each", (Usage.cpu(one.pid()) - cpu) * 1e6 / met.requests());
        figures.check(
                "every form is answered 202",
                met.refused() == 0,
                met.refused() + " of " + met.requests() + " were not");
        Sequences sequences = new Sequences("number");
        kafka.read(one.topic(), from, sequences::take);
        sequences.check(figures, prefix, met.sent());
    }
}
