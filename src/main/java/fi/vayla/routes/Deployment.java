package fi.vayla.routes;

import fi.vayla.event.Finding;
import fi.vayla.event.InvalidConfiguration;
import fi.vayla.event.Problem;
import fi.vayla.event.YamlFile;
import fi.vayla.routes.RouteVersion.Loaded;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the newest revision run, and makes newer ones. The log decides which that is, so that all instances run the same. Used
 * by one thread at a time.
 */
final class Deployment {

    private static final Logger log = LoggerFactory.getLogger(Deployment.class);

    /** @param reason for the history and the audit */
    record Order(String by, String reason) {}

    private final FilePlaces places;
    private final RunningRoutes running;
    private final RevisionLog revisions;
    private final RouteAudit audit;
    private final Probation probation;
    private final Clock clock;
    private Map<String, Loaded.Broken> broken = Map.of();
    private List<Finding> findings = List.of();
    private @Nullable String trouble;
    private int runs;
    private int refused;

    Deployment(
            FilePlaces places,
            RunningRoutes running,
            RevisionLog revisions,
            RouteAudit audit,
            Probation probation,
            Clock clock) {
        this.places = places;
        this.running = running;
        this.revisions = revisions;
        this.audit = audit;
        this.probation = probation;
        this.clock = clock;
    }

    /**
     * Takes over the newest revision, if it does not run yet. One that cannot run here leaves everything as it was. Where
     * nothing runs yet, its good routes do; throws {@link InvalidConfiguration} when its {@code config/} is not good here.
     */
    void converge() {
        Optional<Revision> newest = revisions.newest();
        if (newest.isEmpty() || newest.get().number() == runs || newest.get().number() == refused) {
            return;
        }
        int number = newest.get().number();
        Proposal next = running.prepare(files(number));
        broken = next.broken();
        findings = next.findings();
        if (!next.isGood() && (runs > 0 || !next.config().isGood())) {
            next.discard();
            refuse(number);
            return;
        }
        next.findings().forEach(finding -> log.error("{} (does not run)", finding));
        swap(newest.get(), next);
    }

    private void refuse(int number) {
        if (runs == 0) {
            throw new InvalidConfiguration(
                    "Revision %d cannot run here, and nothing else can: %s".formatted(number, lines(findings)));
        }
        refused = number;
        log.error("Revision {} cannot run on this instance, and {} goes on: {}", number, runs, lines(findings));
    }

    static String lines(List<Finding> findings) {
        return findings.stream().map(Finding::toString).collect(Collectors.joining("\n"));
    }

    /**
     * Makes files the newest revision, and makes them run.
     *
     * @param next of these files, ready to run; it is swapped in or discarded
     * @param restores the revision that has these files, for a roll back
     */
    ApplyResult apply(RouteFiles files, Proposal next, Order order, @Nullable Integer restores) {
        boolean swapped = false;
        try {
            SortedMap<String, String> texts = files.texts();
            Revision revision = next(texts, order, restores);
            RevisionRow row = new RevisionRow(revision, texts);
            Optional<String> tooLarge = RevisionLog.tooLarge(row);
            if (tooLarge.isPresent()) {
                return new ApplyResult.Findings(
                        List.of(Finding.of(places.folder().toString(), YamlFile.Place.START, tooLarge.get())));
            }
            audit.append(revision);
            return switch (revisions.append(row)) {
                case COUNTS -> {
                    swapped = true;
                    log.info(
                            "Revision {} is applied by {}: {} {}",
                            revision.number(),
                            revision.by(),
                            revision.reason(),
                            revision.changes());
                    swap(revision, next);
                    yield new ApplyResult.Applied(revision);
                }
                case LATE ->
                    new ApplyResult.Conflict("Somebody else has just made revision " + revisions.newestNumber()
                            + "; look at it, and order again");
            };
        } finally {
            if (!swapped) {
                next.discard();
            }
        }
    }

    private Revision next(SortedMap<String, String> texts, Order order, @Nullable Integer restores) {
        int newest = revisions.newestNumber();
        List<FileChange> changes =
                RouteFiles.changes(revisions.findFiles(newest).orElseGet(TreeMap::new), texts);
        return new Revision(newest + 1, clock.instant(), order.by(), order.reason(), restores, changes);
    }

    /** It is decided; what fails here is tried again by {@link #converge}. */
    private void swap(Revision revision, Proposal next) {
        try {
            Set<String> swapped = running.swap(next);
            runs = revision.number();
            broken = next.broken();
            findings = next.findings();
            trouble = null;
            probation.begin(revision, running.touchedBy(revision.changes()));
            log.info("Revision {} runs; routes in another version: {}", runs, swapped);
        } catch (RuntimeException e) {
            trouble = "Revision " + revision.number() + " does not run yet: " + e.getMessage();
            log.error("Revision {} could not be taken over now", revision.number(), e);
        }
    }

    /** @param base the newest revision that the orderer knows; 0 for whichever is the newest */
    ApplyResult applyFolder(RouteFiles files, Order order, int base) {
        Optional<ApplyResult> refusal = refusal(order, base);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Optional<Revision> newest = revisions.newest();
        return newest.isPresent() && files.readable() && isNewest(files)
                ? new ApplyResult.Unchanged(newest.get())
                : apply(files, order, null);
    }

    /**
     * @param number which; 0 for the one before that whose content runs
     * @param base as for {@link #applyFolder}
     */
    ApplyResult rollBack(Order order, int number, int base) {
        Optional<ApplyResult> refusal = refusal(order, base);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Optional<Revision> newest = revisions.newest();
        int wanted = number > 0 ? number : newest.map(Revision::undone).orElse(0);
        if (newest.isEmpty() || wanted == 0) {
            return new ApplyResult.Conflict("There is no earlier revision");
        }
        Optional<SortedMap<String, String>> texts = revisions.findFiles(wanted);
        if (texts.isEmpty()) {
            return new ApplyResult.Unknown(wanted);
        }
        RouteFiles files = RouteFiles.of(texts.get(), places);
        return isNewest(files) ? new ApplyResult.Unchanged(newest.get()) : apply(files, order, wanted);
    }

    private ApplyResult apply(RouteFiles files, Order order, @Nullable Integer restores) {
        Proposal next = running.prepare(files);
        if (!next.isGood()) {
            next.discard();
            return new ApplyResult.Findings(next.findings());
        }
        return apply(files, next, order, restores);
    }

    /** Why an order is not carried out. Takes over what is the newest revision by now. */
    private Optional<ApplyResult> refusal(Order order, int base) {
        if (order.reason().isBlank()) {
            return Optional.of(new ApplyResult.Invalid(
                    List.of(new Problem("/reason", "is missing; say why, for the history and the audit"))));
        }
        revisions.awaitCurrent();
        converge();
        int newest = revisions.newestNumber();
        return base == 0 || base == newest
                ? Optional.empty()
                : Optional.of(new ApplyResult.Conflict(
                        "Revision " + newest + " is the newest, not " + base + "; look at it, and order again"));
    }

    private boolean isNewest(RouteFiles files) {
        return revisions
                .find(RouteFiles.digest(files.texts()))
                .filter(known -> known.number() == revisions.newestNumber())
                .isPresent();
    }

    private RouteFiles files(int number) {
        return RouteFiles.of(revisions.findFiles(number).orElseGet(TreeMap::new), places);
    }

    /** Rolls back by itself when the newest revision does badly in its first minutes. */
    void judge() {
        probation.failed().ifPresent(failure -> {
            ApplyResult result = rollBack(new Order(Revision.HUB, failure.figures()), 0, failure.revision());
            log.error("Revision {} did badly, {}: {}", failure.revision(), failure.figures(), result);
        });
    }

    /** The number of the revision that was taken over; 0 for none. */
    int runs() {
        return runs;
    }

    /** Files of the newest revision that cannot run here. */
    Map<String, Loaded.Broken> broken() {
        return broken;
    }

    List<String> problems() {
        int number = revisions.newestNumber();
        return Stream.concat(
                        Stream.ofNullable(trouble),
                        findings.stream()
                                .map(finding ->
                                        "Revision %d cannot run here as a whole: %s".formatted(number, finding)))
                .toList();
    }
}
