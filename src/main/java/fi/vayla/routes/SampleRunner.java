package fi.vayla.routes;

import fi.vayla.delivery.DeliveryRoute;
import fi.vayla.delivery.Mapped;
import fi.vayla.delivery.ParkingReason;
import fi.vayla.event.Event;
import fi.vayla.event.Finding;
import fi.vayla.event.InvalidConfiguration;
import fi.vayla.event.Json;
import fi.vayla.log.Schemas;
import fi.vayla.routes.RouteVersion.Loaded;
import fi.vayla.routes.SampleOutcome.Kind;
import fi.vayla.routes.SampleRun.Result;
import fi.vayla.system.Call;
import fi.vayla.system.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;

/** Sends samples through the routes as the hub runs them, up to where a system would be called. */
final class SampleRunner {

    private final RouteLoader loader;
    private final Schemas schemas;
    private final Path examples;

    SampleRunner(RouteLoader loader, Schemas schemas, Path examples) {
        this.loader = loader;
        this.schemas = schemas;
        this.examples = examples;
    }

    /**
     * All samples of these routes. Throws {@link InvalidConfiguration} when there is no route of a name.
     *
     * @param wanted empty for all routes
     */
    SampleRun run(RouteFiles files, Set<String> wanted) {
        List<Loaded> loaded = files.deliver().values().stream()
                .map(file -> loader.load(file, files.mappings()))
                .toList();
        try {
            return run(loaded, wanted);
        } finally {
            loaded.forEach(SampleRunner::stop);
        }
    }

    private SampleRun run(List<Loaded> loaded, Set<String> wanted) {
        List<Finding> findings = new ArrayList<>();
        Set<String> broken = new HashSet<>();
        SortedMap<String, DeliveryRoute> routes = new TreeMap<>();
        for (Loaded one : loaded) {
            switch (one) {
                case Loaded.Ready(RouteVersion version) ->
                    version.routes().forEach(route -> routes.put(route.id(), route));
                case Loaded.Broken problem -> {
                    broken.addAll(problem.ids());
                    if (isWanted(problem, wanted)) {
                        findings.addAll(problem.findings());
                    }
                }
            }
        }
        for (String id : wanted) {
            if (!routes.containsKey(id) && findings.isEmpty()) {
                throw new InvalidConfiguration("there is no route " + id + " that reads events");
            }
        }
        List<Sample> samples = Sample.list(examples).stream()
                .filter(sample -> wanted.isEmpty() || wanted.contains(sample.route()))
                .filter(sample -> !broken.contains(sample.route()))
                .toList();
        List<Result> results = samples.stream()
                .map(sample -> result(sample, Optional.ofNullable(routes.get(sample.route()))))
                .toList();
        Set<String> without = new TreeSet<>(routes.keySet());
        if (!wanted.isEmpty()) {
            without.retainAll(wanted);
        }
        samples.forEach(sample -> without.remove(sample.route()));
        return new SampleRun(findings, results, List.copyOf(without));
    }

    /** A file whose ids cannot be read may be that of any route. */
    private static boolean isWanted(Loaded.Broken problem, Set<String> wanted) {
        return wanted.isEmpty()
                || problem.ids().isEmpty()
                || problem.ids().stream().anyMatch(wanted::contains);
    }

    private static void stop(Loaded loaded) {
        if (loaded instanceof Loaded.Ready(RouteVersion version)) {
            version.context().stop();
        }
    }

    private Result result(Sample sample, Optional<DeliveryRoute> route) {
        try {
            SampleOutcome actual = outcome(
                    sample.event(
                            route.orElseThrow(() -> new InvalidConfiguration(sample.input() + ": there is no route "
                                    + sample.route() + "; correct the folder's name, or remove it")),
                            schemas),
                    route.get());
            List<Kind> said = Arrays.stream(Kind.values())
                    .filter(kind -> Files.exists(sample.beside(kind.suffix)))
                    .toList();
            if (said.size() > 1) {
                throw new InvalidConfiguration(
                        sample.input() + ": several files say what is expected; keep one of " + said);
            }
            String file = sample.beside(said.isEmpty() ? actual.kind().suffix : said.getFirst().suffix)
                    .toString();
            if (said.isEmpty()) {
                return new Result.New(sample.route(), sample.name(), file, () -> record(sample, said, actual));
            }
            List<SampleRun.Difference> differences =
                    expected(sample, said.getFirst()).differences(actual);
            return differences.isEmpty()
                    ? new Result.Same(sample.route(), sample.name())
                    : new Result.Different(
                            sample.route(), sample.name(), file, differences, () -> record(sample, said, actual));
        } catch (InvalidConfiguration e) {
            return new Result.Unusable(sample.route(), sample.name(), String.valueOf(e.getMessage()));
        }
    }

    private static SampleOutcome expected(Sample sample, Kind kind) {
        Path file = sample.beside(kind.suffix);
        try {
            return SampleOutcome.of(kind, Json.read(Files.readAllBytes(file)));
        } catch (JacksonException e) {
            throw new InvalidConfiguration(file + ": is not JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    private static SampleOutcome outcome(Event event, DeliveryRoute route) {
        try {
            if (!route.types().contains(event.type()) || !route.selection().test(event)) {
                return SampleOutcome.none("the route does not select it");
            }
        } catch (RuntimeException e) { // as the delivery sees it: the selection is the administrator's
            return SampleOutcome.parked(ParkingReason.MAPPING, String.valueOf(e.getMessage()));
        }
        return switch (route.pipeline().map(event)) {
            case Mapped.Nothing _ -> SampleOutcome.none("the route ends before a target");
            case Mapped.Failed(String detail) -> SampleOutcome.parked(ParkingReason.MAPPING, detail);
            case Mapped.Ready ready -> handed(event, ready);
        };
    }

    /** The log is asked, since it only looks; a system is not. */
    private static SampleOutcome handed(Event event, Mapped.Ready ready) {
        if (ready.target().name().startsWith("event:")
                && ready.target().adapter().deliver(new Call(event, "sample", ready.parameters(), ready.body()))
                        instanceof Outcome.Refused(Outcome.Reason reason, String detail)) {
            return SampleOutcome.parked(ParkingReason.valueOf(reason.name()), detail);
        }
        try {
            return SampleOutcome.of(Kind.OUT, Json.read(ready.body()));
        } catch (JacksonException e) { // a body may be other text
            return SampleOutcome.of(Kind.OUT, new String(ready.body(), StandardCharsets.UTF_8));
        }
    }

    private static List<String> record(Sample sample, List<Kind> said, SampleOutcome actual) {
        List<String> done = new ArrayList<>();
        try {
            Path file = sample.beside(actual.kind().suffix);
            Files.write(file, actual.text());
            done.add("wrote " + file);
            for (Kind kind : said) {
                if (kind != actual.kind()) {
                    Files.delete(sample.beside(kind.suffix));
                    done.add("deleted " + sample.beside(kind.suffix));
                }
            }
            return done;
        } catch (IOException e) {
            throw new UncheckedIOException("What came of " + sample.input() + " cannot be written", e);
        }
    }
}
