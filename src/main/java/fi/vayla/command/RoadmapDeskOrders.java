package fi.vayla.command;

import static fi.vayla.command.Words.text;

import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
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

/** What operators order about contested values, unlinked records and ideas, as commands of {@code roadmap}. */
final class RoadmapDeskOrders {

    private static final String ID = "As the list prints it.";

    private RoadmapDeskOrders() {}

    static CommandLine addTo(CommandLine roadmap, PrintWriter out) {
        return roadmap.addSubcommand(new Accept(out))
                .addSubcommand(new Reject(out))
                .addSubcommand(new Link(out))
                .addSubcommand(new Ignore(out))
                .addSubcommand(new Unlink(out))
                .addSubcommand(new Place(out))
                .addSubcommand(new RejectIdea(out));
    }

    /** What all orders have: one thing that they are about, and a reason. */
    private abstract static class Order implements Callable<Integer> {

        private final PrintWriter out;
        private final String list;
        private final String what;

        @Mixin
        private HubOptions options = new HubOptions();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Parameters(index = "0", paramLabel = "ID", description = ID)
        private String id = "";

        @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the audit.")
        private @Nullable String reason;

        /** @param list the path of the list that it is about one of */
        Order(PrintWriter out, String list, String what) {
            this.out = out;
            this.list = list;
            this.what = what;
        }

        /** What the order says beside the reason. */
        Map<String, Object> parameters() {
            return Map.of();
        }

        @Override
        public Integer call() {
            if (reason == null || reason.isBlank()) {
                throw new ParameterException(spec.commandLine(), "--reason is missing: say why, for the audit");
            }
            Map<String, Object> order = new HashMap<>(parameters());
            order.put("reason", reason);
            JsonNode answer = options.hub().send("POST", list + "/" + Hub.segment(id) + "/" + what, order);
            if (options.json()) {
                Words.print(out, answer);
            } else {
                out.printf("%s: %s%n", text(answer, "id"), text(answer, "done"));
            }
            return 0;
        }
    }

    @Command(name = "accept", description = "A contested value counts from now on.")
    static final class Accept extends Order {
        Accept(PrintWriter out) {
            super(out, "/api/contested", "accept");
        }
    }

    @Command(name = "reject", description = "A contested value does not count.")
    static final class Reject extends Order {
        Reject(PrintWriter out) {
            super(out, "/api/contested", "reject");
        }
    }

    @Command(
            name = "link",
            description = "A record is an item; what it had said counts too. Also sets a confirmed link right.")
    static final class Link extends Order {

        @Parameters(index = "1", paramLabel = "ITEM", description = "The item's id.")
        private String item = "";

        Link(PrintWriter out) {
            super(out, "/api/unlinked", "link");
        }

        @Override
        Map<String, Object> parameters() {
            return Map.of("item", item);
        }
    }

    @Command(name = "ignore", description = "A record has nothing to do with the roadmap.")
    static final class Ignore extends Order {
        Ignore(PrintWriter out) {
            super(out, "/api/unlinked", "ignore");
        }
    }

    @Command(name = "unlink", description = "A confirmed link is taken back; the record waits again.")
    static final class Unlink extends Order {
        Unlink(PrintWriter out) {
            super(out, "/api/linked", "unlink");
        }
    }

    @Command(
            name = "place",
            description = "An idea becomes a planned candidate under a goal; its proposer is told why.")
    static final class Place extends Order {

        @Parameters(index = "1", paramLabel = "GOAL", description = "The goal's id.")
        private String goal = "";

        @Option(names = "--priority", paramLabel = "N", description = "1 comes first.")
        private @Nullable Integer priority;

        Place(PrintWriter out) {
            super(out, "/api/ideas", "place");
        }

        @Override
        Map<String, Object> parameters() {
            return priority == null ? Map.of("goal", goal) : Map.of("goal", goal, "priority", priority);
        }
    }

    @Command(name = "reject-idea", description = "An idea comes to nothing; its proposer is told why.")
    static final class RejectIdea extends Order {
        RejectIdea(PrintWriter out) {
            super(out, "/api/ideas", "reject");
        }
    }
}
