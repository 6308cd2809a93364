package fi.vayla.command;

import static fi.vayla.command.Words.text;

import fi.vayla.command.Table.Fit;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** What an administrator does with routes: new ones, what is wrong, what a change would do, what runs, what is ordered for it. */
@Command(
        name = "routes",
        description = "The administrator's routes: begin, check, test, plan, apply, roll back and steer them.")
final class RoutesCommand {

    private static final String ROUTE = "The route's id, as ./vayla routes list prints it.";
    private static final String WHY = "Why, for the audit.";

    private final PrintWriter out;

    @Option(names = "--help", usageHelp = true, description = "Print this.")
    private boolean help;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private RoutesCommand(PrintWriter out) {
        this.out = out;
    }

    static CommandLine line(PrintWriter out, Clock clock) {
        return new CommandLine(new RoutesCommand(out))
                .addSubcommand(new RoutesCheckCommand(out))
                .addSubcommand(new RoutesTestCommand(out))
                .addSubcommand(new RoutesNewCommand(out, clock))
                .addSubcommand(new RouteRevisionCommands.Plan(out))
                .addSubcommand(new RouteRevisionCommands.Apply(out))
                .addSubcommand(new RouteRevisionCommands.History(out))
                .addSubcommand(new RouteRevisionCommands.RollBack(out));
    }

    @Command(name = "list", description = "The routes that run, and how they stand.")
    int list(@Mixin HubOptions options) {
        JsonNode answer = options.hub().get("/api/routes", Map.of());
        if (options.json()) {
            Words.print(out, answer);
            return 0;
        }
        Table table = new Table()
                .column("ROUTE", Fit.WHOLE)
                .column("STATE", Fit.WHOLE)
                .column("LAG", Fit.RIGHT)
                .column("DELIVERED", Fit.RIGHT)
                .column("PARKED", Fit.RIGHT)
                .column("ORDERED", Fit.WRAPPED);
        answer.path("routes")
                .forEach(route -> table.row(
                        text(route, "id"),
                        text(route, "state"),
                        text(route, "lag"),
                        text(route, "delivered"),
                        text(route, "parked"),
                        ordered(route)));
        table.print(out);
        answer.path("problems").forEach(problem -> out.printf("%n%s%n", problem.asString()));
        return 0;
    }

    @Command(name = "pause", description = "Sends nothing of the route any more, until it is resumed.")
    int pause(
            @Mixin HubOptions options,
            @Parameters(paramLabel = "ROUTE", description = ROUTE) String route,
            @Option(names = "--reason", required = true, paramLabel = "TEXT", description = WHY) String reason) {
        return order(options, route, "pause", Map.of("reason", reason), route + " is paused; calls under way end.");
    }

    @Command(name = "resume", description = "Lets a paused route deliver all that waited, in order.")
    int resume(
            @Mixin HubOptions options,
            @Parameters(paramLabel = "ROUTE", description = ROUTE) String route,
            @Option(names = "--reason", required = true, paramLabel = "TEXT", description = WHY) String reason) {
        return order(options, route, "resume", Map.of("reason", reason), route + " goes on.");
    }

    @Command(
            name = "limit",
            description =
                    "Gives a route other limits than its file's, at once; those that are left out are the file's.")
    int limit(
            @Mixin HubOptions options,
            @Parameters(paramLabel = "ROUTE", description = ROUTE) String route,
            @Option(names = "--concurrency", paramLabel = "N", description = "Calls open at once, 1 to 1000.") @Nullable
                    Integer concurrency,
            @Option(names = "--rate", paramLabel = "N", description = "Calls begun in a second, on each instance.")
                    @Nullable
                    Double rate,
            @Option(names = "--clear", description = "The file's limits again.") boolean clear,
            @Option(names = "--reason", required = true, paramLabel = "TEXT", description = WHY) String reason) {
        if (clear == (concurrency != null || rate != null)) {
            throw wrongUse("limit", "say --concurrency, --rate or both, or --clear");
        }
        Map<String, @Nullable Object> order = new HashMap<>();
        order.put("concurrency", concurrency);
        order.put("rate", rate);
        order.put("reason", reason);
        return order(
                options,
                route,
                "limits",
                order,
                clear ? route + " has the limits of its file again." : route + " has these limits now.");
    }

    @Command(
            name = "rewind",
            description = {
                "Reads part of the log again. What the ledger knows is passed over; what the route never selected is delivered.",
                "Without --yes it only says what would happen."
            })
    int rewind(
            @Mixin HubOptions options,
            @Parameters(paramLabel = "ROUTE", description = ROUTE) String route,
            @Option(
                            names = "--to",
                            required = true,
                            paramLabel = "TIME|PLACE",
                            description = "2026-11-01T00:00:00Z, or one partition's offset: vayla.forms-3@1200.")
                    String to,
            @Option(names = "--again", description = "Deliver again what was delivered, as other messages.")
                    boolean again,
            @Option(names = "--yes", description = "Do it.") boolean yes,
            @Option(names = "--reason", paramLabel = "TEXT", description = WHY) @Nullable String reason) {
        if (yes && (reason == null || reason.isBlank())) {
            throw wrongUse("rewind", "--reason is missing: say why, for the audit");
        }
        Map<String, @Nullable Object> order = new HashMap<>();
        order.put("to", to);
        order.put("again", again);
        order.put("dryRun", !yes);
        order.put("reason", reason);
        JsonNode answer = options.hub().send("POST", path(route, "rewind"), order);
        if (options.json()) {
            Words.print(out, answer);
        } else {
            figures(route, answer.path("figures"));
            out.println(
                    yes ? route + " is being rewound." : "Nothing was done. With --yes and --reason it is rewound.");
        }
        return 0;
    }

    private void figures(String route, JsonNode figures) {
        Table table = new Table().column("", Fit.RIGHT).column("", Fit.WHOLE);
        table.row(text(figures, "messages"), "messages that " + route + " selects lie between");
        table.row(text(figures, "delivered"), "of them are delivered");
        table.row(text(figures, "deliveredAgain"), "of these would be delivered again");
        table.row(text(figures, "fresh"), "are unknown to the ledger, and would be delivered");
        table.row(text(figures, "parked"), "are parked, and stay so");
        table.row(text(figures, "discarded"), "are discarded, and stay so");
        table.printRows(out);
    }

    private int order(
            HubOptions options, String route, String verb, Map<String, ? extends @Nullable Object> order, String done) {
        JsonNode answer = options.hub().send("POST", path(route, verb), order);
        if (options.json()) {
            Words.print(out, answer);
        } else {
            out.println(done);
        }
        return 0;
    }

    private ParameterException wrongUse(String command, String message) {
        return new ParameterException(
                Objects.requireNonNull(spec.commandLine().getSubcommands().get(command)), message);
    }

    private static String path(String route, String verb) {
        return "/api/routes/" + Hub.segment(route) + "/" + verb;
    }

    /** What was ordered for the route, in words. */
    private static String ordered(JsonNode route) {
        StringBuilder words = new StringBuilder();
        JsonNode paused = route.path("paused");
        if (paused.isObject()) {
            words.append("paused by %s %s: %s. "
                    .formatted(text(paused, "by"), Words.time(paused, "since"), text(paused, "reason")));
        }
        JsonNode limits = route.path("limits");
        if (limits.isObject()) {
            words.append(limits.hasNonNull("concurrency") ? "concurrency " + text(limits, "concurrency") + " " : "")
                    .append(limits.hasNonNull("rate") ? "rate " + text(limits, "rate") + "/s " : "")
                    .append("by %s: %s".formatted(text(limits, "by"), text(limits, "reason")));
        }
        return words.toString().strip();
    }
}
