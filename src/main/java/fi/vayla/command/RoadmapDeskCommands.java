package fi.vayla.command;

import static fi.vayla.command.Words.text;

import fi.vayla.command.Table.Fit;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
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

/** What waits for an operator of the roadmap, and orders about it. They are commands of {@code roadmap}. */
@Command(name = "roadmap", description = "The digital roadmap.")
final class RoadmapDeskCommands {

    private static final String WHY = "Why, for the audit.";

    private final PrintWriter out;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--help", usageHelp = true, description = "Print this.")
    private boolean help;

    private RoadmapDeskCommands(PrintWriter out) {
        this.out = out;
    }

    /** Adds these commands to the command group of another class. */
    static CommandLine addTo(CommandLine roadmap, PrintWriter out) {
        new CommandLine(new RoadmapDeskCommands(out)).getSubcommands().forEach(roadmap::addSubcommand);
        return roadmap;
    }

    @Command(name = "contested", description = "Values whose sources do not own the fields.")
    int contested(@Mixin HubOptions options) {
        JsonNode answer = options.hub().get("/api/contested", Map.of());
        Table table = new Table()
                .column("ID", Fit.WHOLE)
                .column("ITEM", Fit.WRAPPED)
                .column("FIELD", Fit.WRAPPED)
                .column("COUNTS", Fit.WRAPPED)
                .column("CONTESTED", Fit.WRAPPED)
                .column("BY", Fit.WRAPPED);
        answer.path("contested")
                .forEach(value -> table.row(
                        text(value, "id"),
                        text(value, "item"),
                        text(value, "field"),
                        text(value, "value"),
                        text(value, "contested"),
                        text(value, "source")));
        return print(options, answer, table);
    }

    @Command(name = "accept", description = "A contested value counts from now on.")
    int accept(
            @Mixin HubOptions options,
            @Parameters(paramLabel = "ID", description = "As ./vayla roadmap contested prints it.") String id,
            @Option(names = "--reason", paramLabel = "TEXT", description = WHY) @Nullable String reason) {
        return order(options, "accept", "/api/contested/" + Hub.segment(id) + "/accept", reason, Map.of());
    }

    @Command(name = "reject", description = "A contested value does not count.")
    int reject(
            @Mixin HubOptions options,
            @Parameters(paramLabel = "ID", description = "As ./vayla roadmap contested prints it.") String id,
            @Option(names = "--reason", paramLabel = "TEXT", description = WHY) @Nullable String reason) {
        return order(options, "reject", "/api/contested/" + Hub.segment(id) + "/reject", reason, Map.of());
    }

    @Command(name = "unlinked", description = "Records that lead to no item, with the items that they may be.")
    int unlinked(
            @Mixin HubOptions options,
            @Option(names = "--ignored", description = "Those that are left alone, instead.") boolean ignored,
            @Option(names = "--page", paramLabel = "N", defaultValue = "0", description = "Of 50 records, from 0.")
                    int page) {
        JsonNode answer = options.hub()
                .get("/api/unlinked", Map.of("ignored", Boolean.toString(ignored), "page", Integer.toString(page)));
        Table table = new Table()
                .column("ID", Fit.WHOLE)
                .column("SOURCE", Fit.WRAPPED)
                .column("REF", Fit.WRAPPED)
                .column("TITLE", Fit.WRAPPED)
                .column("MAY BE", Fit.WRAPPED);
        answer.path("unlinked")
                .forEach(record -> table.row(
                        text(record, "id"),
                        text(record, "source"),
                        text(record, "ref"),
                        text(record, "title"),
                        suggestions(record)));
        return print(options, answer, table);
    }

    private static String suggestions(JsonNode record) {
        return record.path("suggestions")
                .valueStream()
                .map(each -> text(each, "item") + " " + text(each, "score") + "%")
                .collect(Collectors.joining(", "));
    }

    @Command(name = "link", description = "A record is an item; what it had said counts too.")
    int link(
            @Mixin HubOptions options,
            @Parameters(paramLabel = "ID", description = "As ./vayla roadmap unlinked prints it.") String id,
            @Parameters(paramLabel = "ITEM", description = "The item's id.") String item,
            @Option(names = "--reason", paramLabel = "TEXT", description = WHY) @Nullable String reason) {
        return order(options, "link", "/api/unlinked/" + Hub.segment(id) + "/link", reason, Map.of("item", item));
    }

    @Command(name = "ignore", description = "A record has nothing to do with the roadmap.")
    int ignore(
            @Mixin HubOptions options,
            @Parameters(paramLabel = "ID", description = "As ./vayla roadmap unlinked prints it.") String id,
            @Option(names = "--reason", paramLabel = "TEXT", description = WHY) @Nullable String reason) {
        return order(options, "ignore", "/api/unlinked/" + Hub.segment(id) + "/ignore", reason, Map.of());
    }

    @Command(name = "ideas", description = "The ideas of all programmes; those that wait for a decision come first.")
    int ideas(@Mixin HubOptions options) {
        JsonNode answer = options.hub().get("/api/ideas", Map.of());
        Table table = new Table()
                .column("ID", Fit.WHOLE)
                .column("TITLE", Fit.WRAPPED)
                .column("STATUS", Fit.WRAPPED)
                .column("VOTES", Fit.RIGHT)
                .column("PRIORITY", Fit.RIGHT)
                .column("PROGRAMME", Fit.WRAPPED);
        answer.path("ideas")
                .forEach(idea -> table.row(
                        text(idea, "id"),
                        text(idea, "title"),
                        text(idea, "status"),
                        text(idea, "votes"),
                        text(idea, "priority"),
                        text(idea, "programme")));
        return print(options, answer, table);
    }

    @Command(name = "place", description = "An idea becomes a planned candidate under a goal.")
    int place(
            @Mixin HubOptions options,
            @Parameters(paramLabel = "ID", description = "As ./vayla roadmap ideas prints it.") String id,
            @Parameters(paramLabel = "GOAL", description = "The goal's id.") String goal,
            @Option(names = "--priority", paramLabel = "N", description = "1 comes first.") @Nullable Integer priority,
            @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the audit and the proposer.")
                    @Nullable
                    String reason) {
        Map<String, Object> order = new HashMap<>(Map.of("goal", goal));
        if (priority != null) {
            order.put("priority", priority);
        }
        return order(options, "place", "/api/ideas/" + Hub.segment(id) + "/place", reason, order);
    }

    @Command(name = "reject-idea", description = "An idea comes to nothing.")
    int rejectIdea(
            @Mixin HubOptions options,
            @Parameters(paramLabel = "ID", description = "As ./vayla roadmap ideas prints it.") String id,
            @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the audit and the proposer.")
                    @Nullable
                    String reason) {
        return order(options, "reject-idea", "/api/ideas/" + Hub.segment(id) + "/reject", reason, Map.of());
    }

    private int order(
            HubOptions options, String command, String path, @Nullable String reason, Map<String, Object> parameters) {
        if (reason == null || reason.isBlank()) {
            CommandLine line = spec.commandLine().getSubcommands().get(command);
            throw new ParameterException(
                    line == null ? spec.commandLine() : line, "--reason is missing: say why, for the audit");
        }
        Map<String, Object> order = new HashMap<>(parameters);
        order.put("reason", reason);
        JsonNode answer = options.hub().send("POST", path, order);
        if (options.json()) {
            Words.print(out, answer);
        } else {
            out.printf("%s: %s%n", text(answer, "id"), text(answer, "done"));
        }
        return 0;
    }

    private int print(HubOptions options, JsonNode answer, Table table) {
        if (options.json()) {
            Words.print(out, answer);
        } else {
            table.print(out);
        }
        return 0;
    }
}
