package fi.vayla.routes;

import fi.vayla.event.Finding;
import fi.vayla.event.InvalidConfiguration;
import fi.vayla.log.LogUnavailable;
import fi.vayla.routes.Deployment.Order;
import fi.vayla.routes.RouteVersion.Loaded;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the administrator's files, and applies what is new and good in it where nobody wants to be asked. What the history knows is
 * applied only when somebody has changed the folder back while it was looked at, and never when a roll back went over it.
 * Used by one thread at a time.
 */
final class FolderFollowing {

    private static final Logger log = LoggerFactory.getLogger(FolderFollowing.class);

    /** What was found out about the folder; it counts until the folder or the newest revision is another one. */
    private record Found(
            RouteFiles files,
            int newest,
            FolderState state,
            String detail,
            List<Finding> findings,
            Map<String, Loaded.Broken> broken) {

        static Found of(RouteFiles files, int newest, FolderState state, String detail) {
            return new Found(files, newest, state, detail, List.of(), Map.of());
        }

        static Found wrong(RouteFiles files, int newest, String detail, Proposal next) {
            return new Found(files, newest, FolderState.findings, detail, next.findings(), next.broken());
        }
    }

    private final RouteSettings settings;
    private final RouteFolder folder;
    private final RunningRoutes running;
    private final RevisionLog revisions;
    private final Deployment deployment;
    private @Nullable Found found;
    private @Nullable String away;
    private int inStepWith;

    FolderFollowing(
            RouteSettings settings,
            RouteFolder folder,
            RunningRoutes running,
            RevisionLog revisions,
            Deployment deployment) {
        this.settings = settings;
        this.folder = folder;
        this.running = running;
        this.revisions = revisions;
        this.deployment = deployment;
    }

    void look() {
        try {
            RouteFiles files = folder.look();
            away = null;
            Found last = found;
            if (last == null
                    || last.newest() != revisions.newestNumber()
                    || !last.files().equals(files)) {
                Found next = consider(files);
                log(last, next);
                found = next;
            }
        } catch (InvalidConfiguration | UncheckedIOException | LogUnavailable e) {
            String problem = String.valueOf(e.getMessage());
            if (!problem.equals(away)) {
                log.error("The routes folder cannot be followed now: {}", problem);
            }
            away = problem;
        }
    }

    /** Applies the folder as it is at this moment, for somebody who orders it. */
    ApplyResult apply(Order order, int base) {
        RouteFiles files;
        try {
            files = folder.now();
        } catch (InvalidConfiguration | UncheckedIOException e) {
            return new ApplyResult.Conflict(String.valueOf(e.getMessage()));
        }
        ApplyResult result = deployment.applyFolder(files, order, base);
        look();
        return result;
    }

    private Found consider(RouteFiles files) {
        int newest = revisions.newestNumber();
        if (newest == 0) {
            return first(files);
        }
        Optional<Revision> known =
                files.readable() ? revisions.find(RouteFiles.digest(files.texts())) : Optional.empty();
        if (known.isPresent() && known.get().number() == newest) {
            inStepWith = newest;
            return Found.of(files, newest, FolderState.in_step, "");
        }
        if (known.isPresent() && !isChangedBack(files, newest)) {
            return Found.of(
                    files,
                    newest,
                    FolderState.stale,
                    "The folder holds revision %d again, and %d runs; ./vayla routes apply makes the folder run"
                            .formatted(known.get().number(), newest));
        }
        Proposal next = running.prepare(files);
        if (!next.isGood()) {
            next.discard();
            return Found.wrong(
                    files,
                    newest,
                    "Revision " + newest + " runs, and nothing of the folder is applied until it is mended",
                    next);
        }
        if (settings.apply() == RouteSettings.Apply.manual) {
            next.discard();
            return Found.of(
                    files,
                    newest,
                    FolderState.waiting,
                    "The folder differs from revision " + newest
                            + ", which runs; ./vayla routes plan shows how, ./vayla routes apply makes it run");
        }
        return followed(
                files, deployment.apply(files, next, new Order(Revision.FOLDER, "The folder was changed"), null));
    }

    /** Somebody had what runs in this folder, and then put an earlier revision there that was not rolled back. */
    private boolean isChangedBack(RouteFiles files, int newest) {
        return inStepWith == newest && !revisions.isWithdrawn(RouteFiles.digest(files.texts()));
    }

    private Found followed(RouteFiles files, ApplyResult result) {
        return switch (result) {
            case ApplyResult.Applied(Revision revision) -> inStep(files, revision);
            case ApplyResult.Unchanged(Revision revision) -> inStep(files, revision);
            case ApplyResult.Findings(List<Finding> findings) ->
                new Found(
                        files,
                        revisions.newestNumber(),
                        FolderState.findings,
                        "Nothing of the folder is applied until it is mended",
                        findings,
                        Map.of());
            // whatever is the newest now, the next look asks about that
            case ApplyResult.Conflict(String detail) -> Found.of(files, 0, FolderState.waiting, detail);
            case ApplyResult.Unknown _, ApplyResult.Invalid _ ->
                throw new IllegalStateException("The folder cannot be refused for " + result);
        };
    }

    private Found inStep(RouteFiles files, Revision revision) {
        inStepWith = revision.number();
        return Found.of(files, revision.number(), FolderState.in_step, "");
    }

    /** There is nothing yet that could go on: what is good of the routes runs, and is the first revision. */
    private Found first(RouteFiles files) {
        Proposal next = running.prepare(files);
        if (!next.config().isGood()) {
            next.discard();
            return Found.wrong(files, 0, "Nothing runs yet, and nothing can until these are mended", next);
        }
        ApplyResult result = deployment.apply(
                files.without(next.broken().keySet()),
                next.good(),
                new Order(Revision.FOLDER, "The first start"),
                null);
        return next.isGood() || !(result instanceof ApplyResult.Applied)
                ? followed(files, result)
                : Found.wrong(
                        files,
                        revisions.newestNumber(),
                        "This is the first start: what is good of the folder runs, and the rest is applied when it is mended",
                        next);
    }

    private static void log(@Nullable Found last, Found next) {
        if (last != null && last.state() == next.state() && last.findings().equals(next.findings())) {
            return;
        }
        next.findings().forEach(finding -> log.error("{}", finding));
        switch (next.state()) {
            case in_step -> log.debug("The folder holds what runs");
            case waiting -> log.info("{}", next.detail());
            case stale, findings, away -> log.warn("{}", next.detail());
        }
    }

    FolderState state() {
        Found last = found;
        return away != null || last == null ? FolderState.away : last.state();
    }

    String detail() {
        Found last = found;
        return away != null ? away : last == null ? "" : last.detail();
    }

    /** Files of the folder that could not run. */
    Map<String, Loaded.Broken> broken() {
        Found last = found;
        return last == null ? Map.of() : last.broken();
    }

    List<String> problems() {
        Found last = found;
        Stream<Finding> findings = last == null ? Stream.empty() : last.findings().stream();
        return Stream.concat(Stream.ofNullable(away), findings.map(Finding::toString))
                .toList();
    }
}
