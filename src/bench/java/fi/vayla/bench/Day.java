package fi.vayla.bench;

import fi.vayla.bench.Load.Met;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** W5: forms come at a steady rate and go all the way: to case management, decided to the website, and over the roadmap there. */
final class Day implements Work {

    /** Forms a second. */
    private static final int RATE = 1000;

    private static final int CONNECTIONS = 64;

    private static final Duration LOOK = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String TIMED = "{ \"key\": $event.subject, \"sent\": ";

    /** The targets' books, which are the first parts of their paths. */
    private static final String CASES = "cases";

    private static final List<String> TARGETS = List.of(CASES, "decisions", "items");

    @Override
    public String id() {
        return "W5";
    }

    @Override
    public boolean isLong() {
        return true;
    }

    @Override
    public Measured measure(Install install, Scale scale) {
        try (Bed bed = new Bed(install, "w5")) {
            Kafka kafka = bed.broker();
            Child load = bed.child(Load.class, HubFiles.SECRET);
            int targetPort = Bed.port();
            Child target = bed.child(Target.class, targetPort);
            HubFiles files = files(bed, targetPort);
            Hub hub = bed.keep(new Hub(install, files, Bed.port(), files.on(kafka)));
            hub.awaitReady();
            Map<String, Figures> figures = new LinkedHashMap<>();
            TARGETS.forEach(book -> figures.put(book, new Figures("form to " + book + ", p99")));
            round(
                    load,
                    target,
                    hub,
                    2 * scale.hubWarmUp().seconds(),
                    RATE / 2,
                    Map.of(),
                    new Figures("warm-up"),
                    scale);
            Figures answers = new Figures("form to 202, p99");
            int seconds = scale.seconds() * 2;
            for (int round = 0; round < scale.rounds(); round++) {
                round(load, target, hub, seconds, RATE, figures, answers, scale);
            }
            Map<String, Double> profile = Profile.during(install, id(), hub, () -> {
                round(load, target, hub, Profile.ROUNDS * seconds, RATE, Map.of(), new Figures("profile"), scale);
            });
            answers.check("nothing is unaccounted for", hub.unaccounted() == 0, hub.unaccounted() + " are");
            figures.put("answers", answers);
            return Measured.of(
                            id(),
                            "Whole day: " + RATE + " forms a second to three targets, one in " + Load.DECIDED
                                    + " decided and on the roadmap",
                            "ms",
                            figures.values())
                    .with(profile);
        }
    }

    private static HubFiles files(Bed bed, int targetPort) {
        String url = "http://127.0.0.1:" + targetPort;
        return RoadmapFiles.of(bed.folder(), Load.DAY, CONNECTIONS)
                .system("target", url, "concurrency: 64, idempotent: true")
                .mapping("case", TIMED + ".answers.sent }")
                .route("case", "form.submitted", "case", "source: forms, concurrency: 32", put("POST", "/cases/in"))
                .mapping("decide", """
                        { "caseId": $event.subject, "label": string(.answers.sent), "title": .answers.title,
                          "status": "decided", "confidential": false, "changedAt": .submittedAt,
                          "decision": { "title": .answers.title }, "documents": [{ "id": "1", "title": "Päätös", "confidential": false }] }
                        """)
                .route(
                        "decide",
                        "form.submitted",
                        "decide",
                        "source: forms, where: \".answers.priority == 9\", concurrency: 64",
                        "to: event:case.decided")
                .mapping("publish", TIMED + "number(.label) }")
                .route("publish", "case.decided", "publish", "concurrency: 32", put("PUT", "/decisions/{subject}"))
                .mapping("item", "{ \"ref\": .caseId, \"fields\": { \"responsible_unit\": .label } }")
                .route("item", "case.decided", "item", "concurrency: 64", "to: system:roadmap")
                .mapping("show", TIMED + "number(.fields.responsible_unit.value) }")
                .route(
                        "show",
                        "roadmap.item-changed",
                        "show",
                        "where: \".changes != []\", concurrency: 32",
                        put("PUT", "/items/{subject}"));
    }

    private static String put(String method, String path) {
        return "to: { uri: 'system:target', parameters: { method: %s, path: '%s' } }".formatted(method, path);
    }

    /** @param figures by book; none while it warms up */
    private static void round(
            Child load,
            Child target,
            Hub hub,
            int seconds,
            int rate,
            Map<String, Figures> figures,
            Figures answers,
            Scale scale) {
        TARGETS.forEach(book -> target.ask("begin", book));
        double cpu = Usage.cpu(hub.pid());
        Met met = load.ask(Met.class, "open", hub.port(), CONNECTIONS, seconds * 1000L, Load.DAY, rate);
        answers.add(met.p99() / 1000);
        answers.add("p50", met.p50() / 1000);
        answers.add("most", met.most() / 1000);
        answers.check("every form is answered 202", met.refused() == 0, met.refused() + " were not");
        figures.forEach((book, one) -> {
            long wanted = book.equals(CASES) ? met.requests() : met.decided();
            TimedBook.Stand stand = await(target, book, wanted);
            one.add(stand.p99());
            one.add("p50", stand.p50());
            one.add("most", stand.most());
            one.check(
                    "nothing is lost, nothing comes twice",
                    stand.effects() == wanted && stand.doubles() == 0,
                    stand.effects() + " of " + wanted + " came, " + stand.doubles() + " again");
            one.check("order of each key", stand.disorders() == 0, stand.disorders() + " out of turn");
        });
        Usage.awaitRest(hub.pid(), Usage.WITH_READ_MODELS, scale.rest());
        answers.add("CPU µs each", (Usage.cpu(hub.pid()) - cpu) * 1e6 / met.requests());
    }

    private static TimedBook.Stand await(Child target, String book, long wanted) {
        TimedBook.Stand stand = target.ask(TimedBook.Stand.class, "times", book);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (stand.effects() < wanted && System.nanoTime() < end) {
            Pause.of(LOOK);
            stand = target.ask(TimedBook.Stand.class, "times", book);
        }
        return stand;
    }
}
