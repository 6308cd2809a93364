package fi.vayla.command;

import static fi.vayla.command.Words.text;

import fi.vayla.command.Table.Fit;
import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** The digital roadmaps, now and at any other time. */
@Command(name = "roadmap", description = "The digital roadmaps: how they stand, how they stood, and what changed.")
final class RoadmapCommand {

    private static final String AS_OF =
            "What was true then: a day, to its end, such as 2026-11-30, or a time such as 2026-11-30T12:00:00Z.";
    private static final String RECORDED_AT = "What the hub knew then: a day or a time.";
    private static final String PROGRAMME = "The programme's id, as ./vayla roadmap list prints it.";

    private final PrintWriter out;

    @Option(names = "--help", usageHelp = true, description = "Print this.")
    private boolean help;

    private RoadmapCommand(PrintWriter out) {
        this.out = out;
    }

    /** Other commands about the roadmap are added here. */
    static CommandLine line(PrintWriter out) {
        return RoadmapDeskCommands.addTo(new CommandLine(new RoadmapCommand(out)), out);
    }

    @Command(name = "list", description = "The programmes, and how many of their measures and projects are done.")
    int list(
            @Mixin HubOptions options,
            @Option(names = "--as-of", paramLabel = "DATE", description = AS_OF) @Nullable String asOf,
            @Option(names = "--recorded-at", paramLabel = "INSTANT", description = RECORDED_AT) @Nullable
                    String recordedAt) {
        JsonNode programmes = options.hub().get("/api/roadmap", moment(asOf, recordedAt));
        if (options.json()) {
            Words.print(out, programmes);
            return 0;
        }
        Table table = new Table()
                .column("PROGRAMME", Fit.WHOLE)
                .column("ITEMS", Fit.RIGHT)
                .column("STANDS", Fit.WRAPPED)
                .column("CHANGED", Fit.WHOLE);
        programmes.forEach(programme -> table.row(
                text(programme, "id"),
                text(programme.path("summary"), "counted"),
                programme
                        .path("summary")
                        .path("byStatus")
                        .propertyStream()
                        .map(status -> status.getValue().asString() + " " + status.getKey())
                        .collect(Collectors.joining(", ")),
                Words.time(programme, "changedAt")));
        table.print(out);
        return 0;
    }

    @Command(
            name = "show",
            description =
                    "A programme's items, or one of them with everything that was said of it. Exits 1 when there is"
                            + " no such item.")
    int show(
            @Mixin HubOptions options,
            @Parameters(paramLabel = "PROGRAMME", description = PROGRAMME) String programme,
            @Parameters(paramLabel = "ITEM", arity = "0..1", description = "The item's id.") @Nullable String item,
            @Option(names = "--as-of", paramLabel = "DATE", description = AS_OF) @Nullable String asOf,
            @Option(names = "--recorded-at", paramLabel = "INSTANT", description = RECORDED_AT) @Nullable
                    String recordedAt) {
        JsonNode view = options.hub().get("/api/roadmap/" + Hub.segment(programme), moment(asOf, recordedAt));
        if (item != null) {
            return one(options, programme, item, view);
        }
        if (options.json()) {
            Words.print(out, view);
            return 0;
        }
        Table table = items();
        view.path("items").forEach(each -> row(table, each));
        table.print(out);
        return 0;
    }

    private int one(HubOptions options, String programme, String id, JsonNode view) {
        JsonNode item = view.path("items")
                .valueStream()
                .filter(each -> text(each, "id").equals(id))
                .findFirst()
                .orElseThrow(() -> new Failure("There was no item " + id + " in " + programme + " then"));
        if (options.json()) {
            Words.print(out, item);
            return 0;
        }
        Table table = items();
        row(table, item);
        table.print(out);
        out.println();
        JsonNode history = options.hub()
                .get("/api/roadmap-history/" + Hub.segment(programme) + "/items/" + Hub.segment(id), Map.of());
        Table words = new Table()
                .column("HAPPENED", Fit.WHOLE)
                .column("RECORDED", Fit.WHOLE)
                .column("SAID", Fit.WRAPPED)
                .column("BY", Fit.WRAPPED)
                .column("VERDICT", Fit.WHOLE);
        history.path("statements")
                .forEach(word -> words.row(
                        Words.time(word, "at"),
                        Words.time(word, "recordedAt"),
                        text(word, "field") + " " + text(word, "value"),
                        by(word),
                        text(word, "verdict") + (word.path("late").asBoolean(false) ? ", late" : "")));
        words.print(out);
        return 0;
    }

    private static String by(JsonNode word) {
        String reason = text(word, "reason");
        return (text(word, "source") + " " + text(word, "by")).strip() + (reason.isEmpty() ? "" : ": " + reason);
    }

    @Command(name = "changes", description = "What changed in a programme between two times, as it was seen then.")
    int changes(
            @Mixin HubOptions options,
            @Parameters(paramLabel = "PROGRAMME", description = PROGRAMME) String programme,
            @Option(
                            names = "--from",
                            required = true,
                            paramLabel = "DATE",
                            description = "A day, to its end, or a time.")
                    String from,
            @Option(names = "--to", paramLabel = "DATE", description = "The same; now if left out.") @Nullable
                    String to,
            @Option(
                            names = "--recorded-at",
                            paramLabel = "INSTANT",
                            description = "Compare what was true at both times, by what the hub knew then.")
                    @Nullable
                    String recordedAt) {
        Map<String, @Nullable String> query = new TreeMap<>();
        query.put("from", from);
        query.put("to", to);
        query.put("recordedAt", recordedAt);
        JsonNode answer = options.hub().get("/api/roadmap/" + Hub.segment(programme) + "/changes", query);
        if (options.json()) {
            Words.print(out, answer);
            return 0;
        }
        JsonNode difference = answer.path("difference");
        Table table = new Table()
                .column("ITEM", Fit.WHOLE)
                .column("CHANGE", Fit.WRAPPED)
                .column("WHEN", Fit.WHOLE)
                .column("BY", Fit.CUT);
        difference.path("added").forEach(item -> table.row(text(item, "id"), "new: " + text(item, "title"), "", ""));
        difference.path("removed").forEach(item -> table.row(text(item, "id"), "gone: " + text(item, "title"), "", ""));
        difference
                .path("changed")
                .forEach(item -> item.path("fields")
                        .forEach(field -> table.row(
                                text(item, "id"),
                                text(field, "field") + ": " + or(text(field, "from")) + " -> " + or(text(field, "to")),
                                Words.time(field, "at"),
                                text(field, "by"))));
        table.print(out);
        return 0;
    }

    private static String or(String value) {
        return value.isEmpty() ? "-" : value;
    }

    private static Table items() {
        return new Table()
                .column("ITEM", Fit.WHOLE)
                .column("TITLE", Fit.CUT)
                .column("STATUS", Fit.WHOLE)
                .column("ENDS", Fit.WHOLE)
                .column("CHANGED", Fit.WHOLE)
                .column("BY", Fit.CUT);
    }

    private static void row(Table table, JsonNode item) {
        String progress = text(item, "progress");
        table.row(
                text(item, "id"),
                text(item, "title"),
                text(item, "status") + (progress.isEmpty() ? "" : " " + progress + "%"),
                text(item, "endDate"),
                Words.time(item, "changedAt"),
                text(item, "changedBy"));
    }

    private static Map<String, @Nullable String> moment(@Nullable String asOf, @Nullable String recordedAt) {
        Map<String, @Nullable String> query = new TreeMap<>();
        query.put("asOf", asOf);
        query.put("recordedAt", recordedAt);
        return query;
    }
}
