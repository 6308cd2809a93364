package fi.vayla.command;

import static fi.vayla.command.Words.text;

import fi.vayla.command.Table.Fit;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** What waits for an operator of the roadmap, as commands of {@code roadmap}; {@link RoadmapDeskOrders} has the orders about it. */
final class RoadmapDeskCommands {

    private RoadmapDeskCommands() {}

    /** Adds them, and the orders, to the command group of the roadmap. */
    static CommandLine addTo(CommandLine roadmap, PrintWriter out) {
        roadmap.addSubcommand(new Contested(out))
                .addSubcommand(new Unlinked(out))
                .addSubcommand(new Linked(out))
                .addSubcommand(new Ideas(out));
        return RoadmapDeskOrders.addTo(roadmap, out);
    }

    private static int print(PrintWriter out, HubOptions options, JsonNode answer, Table table) {
        if (options.json()) {
            Words.print(out, answer);
        } else {
            table.print(out);
        }
        return 0;
    }

    @Command(name = "contested", description = "Values whose sources do not own the fields.")
    static final class Contested implements Callable<Integer> {

        private final PrintWriter out;

        @Mixin
        private HubOptions options = new HubOptions();

        @Option(names = "--page", paramLabel = "N", defaultValue = "0", description = "Of 50 values, from 0.")
        private int page;

        Contested(PrintWriter out) {
            this.out = out;
        }

        @Override
        public Integer call() {
            JsonNode answer = options.hub().get("/api/contested", Map.of("page", Integer.toString(page)));
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
            return print(out, options, answer, table);
        }
    }

    @Command(name = "unlinked", description = "Records that lead to no item, with the items that they may be.")
    static final class Unlinked implements Callable<Integer> {

        private final PrintWriter out;

        @Mixin
        private HubOptions options = new HubOptions();

        @Option(names = "--ignored", description = "Those that are left alone, instead.")
        private boolean ignored;

        @Option(names = "--page", paramLabel = "N", defaultValue = "0", description = "Of 50 records, from 0.")
        private int page;

        Unlinked(PrintWriter out) {
            this.out = out;
        }

        @Override
        public Integer call() {
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
            return print(out, options, answer, table);
        }

        private static String suggestions(JsonNode record) {
            return record.path("suggestions")
                    .valueStream()
                    .map(each -> text(each, "item") + " " + text(each, "score") + "%")
                    .collect(Collectors.joining(", "));
        }
    }

    @Command(name = "linked", description = "Records that are an item because an operator said so.")
    static final class Linked implements Callable<Integer> {

        private final PrintWriter out;

        @Mixin
        private HubOptions options = new HubOptions();

        @Option(names = "--page", paramLabel = "N", defaultValue = "0", description = "Of 50 records, from 0.")
        private int page;

        Linked(PrintWriter out) {
            this.out = out;
        }

        @Override
        public Integer call() {
            JsonNode answer = options.hub().get("/api/linked", Map.of("page", Integer.toString(page)));
            Table table = new Table()
                    .column("ID", Fit.WHOLE)
                    .column("SOURCE", Fit.WRAPPED)
                    .column("REF", Fit.WRAPPED)
                    .column("TITLE", Fit.WRAPPED)
                    .column("ITEM", Fit.WRAPPED)
                    .column("BY", Fit.WRAPPED);
            answer.path("linked")
                    .forEach(record -> table.row(
                            text(record, "id"),
                            text(record, "source"),
                            text(record, "ref"),
                            text(record, "title"),
                            text(record, "item"),
                            text(record, "by")));
            return print(out, options, answer, table);
        }
    }

    @Command(name = "ideas", description = "The ideas of all programmes; those that wait for a decision come first.")
    static final class Ideas implements Callable<Integer> {

        private final PrintWriter out;

        @Mixin
        private HubOptions options = new HubOptions();

        @Option(names = "--decided", description = "Those alone that are decided.")
        private boolean decided;

        @Option(names = "--page", paramLabel = "N", defaultValue = "0", description = "Of 50 ideas, from 0.")
        private int page;

        Ideas(PrintWriter out) {
            this.out = out;
        }

        @Override
        public Integer call() {
            JsonNode answer = options.hub().get("/api/ideas", parameters());
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
            return print(out, options, answer, table);
        }

        private Map<String, @Nullable String> parameters() {
            Map<String, @Nullable String> parameters = new HashMap<>();
            parameters.put("page", Integer.toString(page));
            if (decided) {
                parameters.put("decided", "true");
            }
            return parameters;
        }
    }
}
