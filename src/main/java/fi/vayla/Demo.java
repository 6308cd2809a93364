package fi.vayla;

import fi.vayla.operations.LedgerReport;
import fi.vayla.operations.Operations;
import fi.vayla.simulator.Town;
import fi.vayla.simulator.TownTraffic.Counts;
import fi.vayla.view.ViewReader;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Lets the town's traffic flow, says on the terminal what happens and where to look, and sums up at the end. */
@Component
@Profile("demo")
final class Demo {

    private static final Duration LOOK = Duration.ofMillis(250);

    private final Town town;
    private final Operations operations;
    private final ViewReader views;
    private final DemoSettings settings;
    private final Clock clock;
    private final PrintStream out = System.out;
    private volatile boolean stopping;

    Demo(Town town, Operations operations, ViewReader views, DemoSettings settings, Clock clock) {
        this.town = town;
        this.operations = operations;
        this.views = views;
        this.settings = settings;
        this.clock = clock;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        ApplicationContext context = event.getApplicationContext();
        Thread.ofPlatform().name("demo").daemon().start(() -> run(context));
    }

    @EventListener
    void closed(ContextClosedEvent event) {
        stopping = true;
    }

    private void run(ApplicationContext context) {
        try {
            welcome(context);
            town.traffic().start();
            Instant end =
                    settings.seconds() == 0 ? Instant.MAX : clock.instant().plusSeconds(settings.seconds());
            while (clock.instant().isBefore(end)) {
                Duration left = Duration.between(clock.instant(), end);
                Thread.sleep(left.compareTo(settings.every()) < 0 ? left : settings.every());
                progress();
            }
            boolean complete = finish();
            // on a thread of its own: the exit waits for this one's lifecycle
            System.exit(SpringApplication.exit(context, () -> complete ? 0 : 1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            if (!stopping) { // a hub that is being stopped answers no more questions
                out.println("The demo failed: " + e);
                System.exit(SpringApplication.exit(context, () -> 1));
            }
        }
    }

    private void welcome(ApplicationContext context) {
        int port = context instanceof WebServerApplicationContext web && web.getWebServer() != null
                ? web.getWebServer().getPort()
                : 0;
        out.printf("""

                Väylä runs, with a simulated town that sends forms, case records and project statuses.
                  The roadmap, changing before your eyes:  http://localhost:%1$d/roadmap/lahti-digitiekartta-2024-2026
                  The same as a calendar and as a feed:    http://localhost:%1$d/roadmap/lahti-digitiekartta-2024-2026/calendar.ics
                                                           http://localhost:%1$d/roadmap/lahti-digitiekartta-2024-2026/changes.atom
                  Every message accounted for:             http://localhost:%1$d/
                  Where messages went:                     http://localhost:%1$d/api/messages
                Stop it with Ctrl-C.

                """, port);
    }

    private void progress() {
        Counts counts = town.traffic().counts();
        LedgerReport ledger = operations.ledger();
        out.printf(
                "%tT  the town sent %s, %d repeats known as such; delivered %d, under way %d, parked %d%n",
                clock.millis(), kinds(counts), counts.repeats(), ledger.delivered(), ledger.open(), ledger.parked());
    }

    private static String kinds(Counts counts) {
        StringBuilder kinds = new StringBuilder();
        counts.accepted()
                .forEach((kind, count) -> kinds.append(kinds.isEmpty() ? "" : ", ")
                        .append(count)
                        .append(' ')
                        .append(kind.name().toLowerCase(java.util.Locale.ROOT))
                        .append('s'));
        return kinds.toString();
    }

    /** True when the hub accounts for every message. */
    private boolean finish() throws InterruptedException {
        long notTaken = town.traffic().stop(settings.patience());
        Instant end = clock.instant().plus(settings.patience());
        LedgerReport ledger = operations.ledger();
        long notOnLog = notOnLog();
        while ((ledger.open() > 0 || notOnLog > 0) && clock.instant().isBefore(end)) {
            Thread.sleep(LOOK);
            ledger = operations.ledger();
            notOnLog = notOnLog();
        }
        long unaccounted = ledger.unaccounted() + notTaken + notOnLog;
        out.printf("%n%-28s %9s %9s %7s %9s %8s%n", "route", "received", "delivered", "parked", "discarded", "waiting");
        ledger.routes()
                .forEach(route -> out.printf(
                        "%-28s %9d %9d %7d %9d %8d%n",
                        route.route(),
                        route.received(),
                        route.delivered(),
                        route.parked(),
                        route.discarded(),
                        route.waiting()));
        out.printf("%naccepted %d, delivered %d%n", town.traffic().counts().acceptedInAll(), ledger.delivered());
        out.printf("unaccounted %d%n", unaccounted);
        return unaccounted == 0 && ledger.open() == 0;
    }

    /** Receipts in the town's hands that the log does not know. */
    private long notOnLog() {
        return town.traffic().receipts().stream()
                .filter(receipt -> views.find(receipt).isEmpty())
                .count();
    }
}
