package fi.vayla.command;

import fi.vayla.event.InvalidConfiguration;
import fi.vayla.event.Json;
import fi.vayla.routes.RouteWorkbench;
import fi.vayla.routes.SampleRun;
import fi.vayla.routes.SampleRun.Difference;
import fi.vayla.routes.SampleRun.Result;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
        name = "test",
        description = "Sends the samples of routes/examples through the routes and compares what the target would be"
                + " given. Needs no hub and sends nothing. Exits 1 when there is a difference.")
final class RoutesTestCommand implements Callable<Integer> {

    private final PrintWriter out;

    @Mixin
    private ProjectOptions options = new ProjectOptions();

    @Parameters(paramLabel = "ROUTE", description = "Ids of routes; all if left out.")
    private List<String> routes = new ArrayList<>();

    @Option(
            names = "--record",
            description = "Write what came of each sample that differs or is new as what is expected; review it.")
    private boolean record;

    RoutesTestCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        SampleRun run = run();
        List<String> written = record
                ? run.results().stream()
                        .flatMap(result -> recorded(result).stream())
                        .toList()
                : List.of();
        if (options.json()) {
            Words.print(out, json(run, written));
        } else {
            print(run, written);
        }
        return run.good() ? 0 : 1;
    }

    private SampleRun run() {
        try (RouteWorkbench workbench = options.open()) {
            return workbench.runSamples(routes);
        } catch (InvalidConfiguration e) {
            throw new Failure(String.valueOf(e.getMessage()));
        }
    }

    private static List<String> recorded(Result result) {
        return switch (result) {
            case Result.Different different -> different.recording().write();
            case Result.New fresh -> fresh.recording().write();
            case Result.Same _, Result.Unusable _ -> List.of();
        };
    }

    private void print(SampleRun run, List<String> written) {
        run.findings().forEach(out::println);
        run.results().forEach(this::print);
        written.forEach(out::println);
        run.withoutSample().forEach(route -> out.println(route + ": has no sample"));
        long same = run.results().stream().filter(Result.Same.class::isInstance).count();
        out.printf("%d of %d samples are as expected%n", same, run.results().size());
    }

    private void print(Result result) {
        String name = result.route() + "/" + result.name();
        switch (result) {
            case Result.Same _ -> out.println("ok  " + name);
            case Result.Different different -> {
                out.println("NO  " + name + " is not as " + different.file() + " says");
                different.differences().forEach(this::print);
            }
            case Result.New fresh ->
                out.println("NO  " + name + ": there is no " + fresh.file() + "; --record writes it");
            case Result.Unusable unusable -> out.println("NO  " + name + ": " + unusable.problem());
        }
    }

    private void print(Difference difference) {
        String path = difference.path().isEmpty() ? "the whole" : difference.path();
        out.printf("      %s: expected %s, actual %s%n", path, text(difference.expected()), text(difference.actual()));
    }

    private static String text(@Nullable JsonNode value) {
        return value == null ? "nothing" : value.toString();
    }

    private static JsonNode json(SampleRun run, List<String> written) {
        List<Map<String, Object>> samples =
                run.results().stream().map(RoutesTestCommand::json).toList();
        return Json.MAPPER.valueToTree(Map.of(
                "findings",
                run.findings(),
                "samples",
                samples,
                "withoutSample",
                run.withoutSample(),
                "written",
                written));
    }

    private static Map<String, Object> json(Result result) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("route", result.route());
        json.put("name", result.name());
        json.put("asExpected", result instanceof Result.Same);
        switch (result) {
            case Result.Same _ -> {}
            case Result.Different different -> {
                json.put("file", different.file());
                json.put("differences", different.differences());
            }
            case Result.New fresh -> json.put("problem", "there is no " + fresh.file());
            case Result.Unusable unusable -> json.put("problem", unusable.problem());
        }
        return json;
    }
}
