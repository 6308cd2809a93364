package fi.vayla.command;

import static fi.vayla.command.Words.text;

import fi.vayla.command.Table.Fit;
import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(name = "messages", description = "Where a message went.")
final class MessagesCommand {

    private final PrintWriter out;

    @Option(names = "--help", usageHelp = true, description = "Print this.")
    private boolean help;

    MessagesCommand(PrintWriter out) {
        this.out = out;
    }

    @Command(
            name = "find",
            description = "The messages of a business key, the newest first. Exits 1 when there is none.")
    int find(
            @Mixin HubOptions options,
            @Parameters(paramLabel = "KEY", description = "The id of the form, case, project or item.") String key,
            @Option(names = "--type", paramLabel = "TYPE", description = "Such as form.submitted.") @Nullable
                    String type,
            @Option(names = "--from", paramLabel = "TIME", description = "Received at 2026-11-01T00:00:00Z or later.")
                    @Nullable
                    String from,
            @Option(names = "--to", paramLabel = "TIME", description = "Received before then.") @Nullable String to,
            @Option(names = "--page", paramLabel = "N", defaultValue = "0", description = "Of 50 messages, from 0.")
                    int page) {
        Map<String, @Nullable String> query = new TreeMap<>();
        query.put("key", key);
        query.put("type", type);
        query.put("from", from);
        query.put("to", to);
        query.put("page", Integer.toString(page));
        JsonNode answer = options.hub().get("/api/messages", query);
        JsonNode messages = answer.path("messages");
        if (options.json()) {
            Words.print(out, answer);
        } else if (messages.isEmpty()) {
            out.println("No message has the key " + key + (page > 0 ? " on page " + page : "") + ".");
        } else {
            Table table = new Table()
                    .column("RECEIVED", Fit.WHOLE)
                    .column("ID", Fit.WHOLE)
                    .column("TYPE", Fit.CUT)
                    .column("STANDS", Fit.WRAPPED);
            messages.forEach(message -> table.row(
                    Words.time(message, "receivedAt"), text(message, "receipt"), Words.type(message), stand(message)));
            table.print(out);
        }
        return messages.isEmpty() ? 1 : 0;
    }

    @Command(
            name = "trace",
            description = "Every step of one message: received, each attempt on each route, what came of it.")
    int trace(
            @Mixin HubOptions options,
            @Parameters(paramLabel = "ID", description = "The receipt that its sender got.") String id) {
        JsonNode trace = options.hub().get("/api/messages/" + Hub.segment(id), Map.of());
        if (options.json()) {
            Words.print(out, trace);
            return 0;
        }
        out.printf("%s, key %s%n", Words.type(trace), text(trace, "subject"));
        out.printf("on the log at %s-%s@%s%n%n", text(trace, "topic"), text(trace, "partition"), text(trace, "offset"));
        Table table =
                new Table().column("TIME", Fit.WHOLE).column("ROUTE", Fit.CUT).column("STEP", Fit.WRAPPED);
        trace.path("steps").forEach(step -> {
            String detail = text(step, "detail");
            table.row(
                    Words.exactTime(step, "at"),
                    text(step, "route"),
                    text(step, "says") + (detail.isEmpty() ? "" : " (" + detail + ")"));
        });
        table.print(out);
        out.println();
        trace.path("deliveries")
                .forEach(delivery -> out.printf("%s: %s%n", text(delivery, "route"), text(delivery, "state")));
        if (trace.path("possiblyTwice").asBoolean(false)) {
            out.println("POSSIBLY TWICE: ask the system whether it has the message two times.");
        }
        return 0;
    }

    private static String stand(JsonNode message) {
        return message.path("deliveries").isEmpty()
                ? "no route has it yet"
                : message.path("deliveries")
                        .valueStream()
                        .map(delivery -> text(delivery, "route") + " " + text(delivery, "state"))
                        .collect(Collectors.joining(", "));
    }
}
