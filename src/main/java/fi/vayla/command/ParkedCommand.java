package fi.vayla.command;

import fi.vayla.event.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
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
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

@Command(name = "parked", description = "Messages that wait for an operator.")
final class ParkedCommand {

    private static final String ID = "Route and receipt, as ./vayla parked list prints them.";
    private static final String WHY = "Why, for the audit.";

    private final PrintWriter out;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--help", usageHelp = true, description = "Print this.")
    private boolean help;

    ParkedCommand(PrintWriter out) {
        this.out = out;
    }

    @Command(name = "list", description = "What is parked, in the order in which it parked.")
    int list(
            @Mixin HubOptions options,
            @Mixin ParkedFilterOptions filter,
            @Option(names = "--first", description = "Without those that wait behind another one.") boolean first,
            @Option(names = "--page", paramLabel = "N", defaultValue = "0", description = "Of 50 messages, from 0.")
                    int page) {
        Map<String, @Nullable String> query = filter.parameters();
        query.put("first", Boolean.toString(first));
        query.put("page", Integer.toString(page));
        JsonNode answer = options.hub().get("/api/parked", query);
        if (options.json()) {
            Words.print(out, answer);
        } else {
            ParkedWords.list(answer, out);
        }
        return 0;
    }

    @Command(
            name = "show",
            description = "One parked message: why, its data, what was done to it, and what waits behind it.")
    int show(@Mixin HubOptions options, @Parameters(paramLabel = "ID", description = ID) String id) {
        JsonNode message = options.hub().get(path(id), Map.of());
        if (options.json()) {
            Words.print(out, message);
        } else {
            ParkedWords.show(message, out);
        }
        return 0;
    }

    @Command(
            name = "edit",
            description =
                    "Puts other data in the place of the message's; it has to fit the schema. The original stays.")
    int edit(
            @Mixin HubOptions options,
            @Parameters(paramLabel = "ID", description = ID) String id,
            @Option(names = "--file", required = true, paramLabel = "FILE", description = "JSON; - is standard input.")
                    String file,
            @Option(names = "--reason", required = true, paramLabel = "TEXT", description = WHY) String reason) {
        JsonNode answer = options.hub().send("PUT", path(id), Map.of("data", data(file), "reason", reason));
        if (options.json()) {
            Words.print(out, answer);
        } else {
            out.println("Edited. Replay it with ./vayla parked replay '" + id + "' --reason ...");
        }
        return 0;
    }

    @Command(name = "replay", description = "Sends a message on its road again, or every one that the filters take.")
    int replay(
            @Mixin HubOptions options,
            @Parameters(paramLabel = "ID", arity = "0..1", description = ID) @Nullable String id,
            @Mixin ParkedFilterOptions filter,
            @Option(names = "--dry-run", description = "Show what would be sent; send nothing.") boolean dryRun,
            @Option(names = "--reason", paramLabel = "TEXT", description = WHY) @Nullable String reason) {
        return decide("replay", options, id, filter, dryRun, reason);
    }

    @Command(name = "discard", description = "Lets a message go without delivery, or every one that the filters take.")
    int discard(
            @Mixin HubOptions options,
            @Parameters(paramLabel = "ID", arity = "0..1", description = ID) @Nullable String id,
            @Mixin ParkedFilterOptions filter,
            @Option(names = "--dry-run", description = "Show which it would be about.") boolean dryRun,
            @Option(names = "--reason", paramLabel = "TEXT", description = WHY) @Nullable String reason) {
        return decide("discard", options, id, filter, dryRun, reason);
    }

    private int decide(
            String what,
            HubOptions options,
            @Nullable String id,
            ParkedFilterOptions filter,
            boolean dryRun,
            @Nullable String reason) {
        if ((id == null) != filter.given()) {
            throw wrongUse(
                    what,
                    "name either one message by its ID, or several by --route, --parking-reason, --key, --from or --to");
        }
        if (!dryRun && (reason == null || reason.isBlank())) {
            throw wrongUse(what, "--reason is missing: say why, for the audit (or look first with --dry-run)");
        }
        Map<String, @Nullable Object> order = new HashMap<>(id == null ? filter.parameters() : Map.of());
        order.put("reason", reason);
        order.put("dryRun", dryRun);
        String path = id == null ? "/api/parked" : path(id);
        JsonNode answer = options.hub().send("POST", path + "/" + what, order);
        if (options.json()) {
            Words.print(out, answer);
        } else if (dryRun) {
            ParkedWords.rehearsed(what, answer, out);
        } else {
            ParkedWords.decided(what, answer, out);
        }
        return 0;
    }

    private ParameterException wrongUse(String command, String message) {
        CommandLine line = spec.commandLine().getSubcommands().get(command);
        return new ParameterException(line == null ? spec.commandLine() : line, message);
    }

    private static String path(String id) {
        return "/api/parked/" + Hub.segment(id);
    }

    private static JsonNode data(String file) {
        try {
            return Json.read(file.equals("-") ? System.in.readAllBytes() : Files.readAllBytes(Path.of(file)));
        } catch (IOException e) {
            throw new Failure(file + " cannot be read: " + e.getMessage());
        } catch (JacksonException e) {
            throw new Failure(file + " is not JSON: " + e.getOriginalMessage());
        }
    }
}
