package fi.vayla.command;

import static fi.vayla.command.Words.text;

import fi.vayla.command.Table.Fit;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

@Command(name = "sync", description = "The systems against the roadmap.")
final class SyncCommand {

    private static final String SYSTEM = "Its id in config/systems.yaml.";
    private static final List<String> DRIFTS = List.of("missing", "stale", "edited", "orphaned", "duplicate");

    private final PrintWriter out;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--help", usageHelp = true, description = "Print this.")
    private boolean help;

    SyncCommand(PrintWriter out) {
        this.out = out;
    }

    @Command(
            name = "status",
            description =
                    "How every system stood with every programme when it was last compared. Exits 1 on a difference.")
    int status(@Mixin HubOptions options) {
        JsonNode answer = options.hub().get("/api/sync", Map.of());
        if (options.json()) {
            Words.print(out, answer);
        } else if (answer.path("systems").isEmpty()) {
            out.println("No system lists what it shows of the roadmap; see records: in config/systems.yaml.");
        } else {
            Table table = table();
            answer.path("systems").forEach(system -> rows(system, table));
            table.print(out);
            answer.path("systems").forEach(this::problem);
        }
        return answer.path("systems").valueStream().allMatch(SyncCommand::isInSync) ? 0 : 1;
    }

    @Command(name = "compare", description = "Compares a system now, and lists what differs. Exits 1 on a difference.")
    int compare(@Mixin HubOptions options, @Parameters(paramLabel = "SYSTEM", description = SYSTEM) String system) {
        JsonNode answer = options.hub().send("POST", path(system) + "/compare", Map.of());
        if (options.json()) {
            Words.print(out, answer);
        } else {
            Table table = table();
            rows(answer.path("stand"), table);
            table.print(out);
            problem(answer.path("stand"));
            answer.path("items").forEach(this::difference);
            int total = answer.path("total").asInt();
            if (total > answer.path("items").size()) {
                out.printf(
                        "%n%d of %d; /sync/%s has all%n", answer.path("items").size(), total, system);
            }
        }
        return isInSync(answer.path("stand")) ? 0 : 1;
    }

    @Command(
            name = "repair",
            description = "Compares a system and shows the calls that would repair it; with --apply they are made.")
    int repair(
            @Mixin HubOptions options,
            @Parameters(paramLabel = "SYSTEM", description = SYSTEM) String system,
            @Option(
                            names = "--programme",
                            paramLabel = "ID",
                            description = "Of this programme alone; - for records of none.")
                    @Nullable
                    String programme,
            @Option(names = "--item", paramLabel = "ID", description = "This item or record alone; may be repeated.")
                    @Nullable
                    List<String> items,
            @Option(
                            names = "--state",
                            paramLabel = "STATE",
                            description = "missing, stale, edited, orphaned or duplicate; may be repeated.")
                    @Nullable
                    List<String> states,
            @Option(names = "--apply", description = "Do it.") boolean apply,
            @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the audit.") @Nullable
                    String reason) {
        if (apply && (reason == null || reason.isBlank())) {
            CommandLine line = spec.commandLine().getSubcommands().get("repair");
            throw new ParameterException(
                    line == null ? spec.commandLine() : line, "--reason is missing: say why, for the audit");
        }
        Map<String, @Nullable Object> order = new HashMap<>();
        order.put("dryRun", !apply);
        order.put("reason", reason);
        order.put("programme", programme);
        order.put("items", items);
        order.put("states", states);
        JsonNode answer = options.hub().send("POST", path(system) + "/repair", order);
        if (options.json()) {
            Words.print(out, answer);
        } else {
            answer.path("proposals").forEach(this::proposal);
            out.printf(
                    apply
                            ? "%s of %s differences are being repaired%n"
                            : "%s of %s differences would be repaired; --apply --reason does it%n",
                    text(answer, "possible"),
                    text(answer, "total"));
        }
        return answer.path("possible").asInt() == answer.path("total").asInt() ? 0 : 1;
    }

    private static Table table() {
        Table table = new Table()
                .column("SYSTEM", Fit.WHOLE)
                .column("PROGRAMME", Fit.CUT)
                .column("IN SYNC", Fit.RIGHT);
        DRIFTS.forEach(drift -> table.column(drift.toUpperCase(Locale.ROOT), Fit.RIGHT));
        return table.column("IN SYNC SINCE", Fit.WHOLE);
    }

    private static void rows(JsonNode system, Table table) {
        system.path("programmes").forEach(programme -> {
            Object[] cells = new Object[DRIFTS.size() + 4];
            cells[0] = text(system, "system");
            cells[1] = text(programme, "programme");
            cells[2] = text(programme, "inSync");
            for (int i = 0; i < DRIFTS.size(); i++) {
                cells[3 + i] = text(programme, DRIFTS.get(i));
            }
            cells[DRIFTS.size() + 3] = Words.time(programme, "inSyncSince");
            table.row(cells);
        });
    }

    private void problem(JsonNode system) {
        if (!text(system, "problem").isEmpty()) {
            out.printf("%n%s: %s%n", text(system, "system"), text(system, "problem"));
        } else if (text(system, "comparedAt").isEmpty()) {
            out.printf("%n%s was not compared yet%n", text(system, "system"));
        }
    }

    private void difference(JsonNode item) {
        String record = text(item, "record");
        out.printf("%n%s %s%s%n", text(item, "state"), name(item), record.isEmpty() ? "" : ", record " + record);
        item.path("values")
                .forEach(value -> out.printf(
                        "  %s: shows %s, roadmap %s%n",
                        text(value, "path"), value.path("shown"), value.path("wanted")));
    }

    private void proposal(JsonNode proposal) {
        out.printf("%s %s%n", text(proposal, "state"), name(proposal));
        proposal.path("takes")
                .properties()
                .forEach(taken -> out.printf(
                        "  the roadmap takes %s: %s%n",
                        taken.getKey(), taken.getValue().asString()));
        if (!text(proposal, "problem").isEmpty()) {
            out.println("  not now: " + text(proposal, "problem"));
        } else if (!text(proposal, "method").isEmpty()) {
            out.printf("  %s %s%n  %s%n", text(proposal, "method"), text(proposal, "path"), proposal.path("body"));
        }
    }

    private static String name(JsonNode item) {
        return text(item, text(item, "item").isEmpty() ? "record" : "item");
    }

    /** Also one that nobody has compared is not known to be in sync. */
    private static boolean isInSync(JsonNode system) {
        return text(system, "problem").isEmpty()
                && !text(system, "comparedAt").isEmpty()
                && system.path("programmes")
                        .valueStream()
                        .allMatch(programme -> DRIFTS.stream()
                                .allMatch(drift -> programme.path(drift).asInt() == 0));
    }

    private static String path(String system) {
        return "/api/sync/" + Hub.segment(system);
    }
}
