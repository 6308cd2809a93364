package fi.vayla.command;

import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code ./vayla routes plan}, {@code apply}, {@code history} and {@code rollback}: each asks a running hub. */
final class RouteRevisionCommands {

    private static final String WHY = "Why, for the history and the audit.";

    private RouteRevisionCommands() {}

    /** Prints what a hub answers, in words or as it is. */
    abstract static class Question implements Callable<Integer> {

        private final PrintWriter out;
        private final BiConsumer<JsonNode, PrintWriter> words;

        @Mixin
        private HubOptions options = new HubOptions();

        Question(PrintWriter out, BiConsumer<JsonNode, PrintWriter> words) {
            this.out = out;
            this.words = words;
        }

        abstract JsonNode ask(Hub hub);

        @Override
        public Integer call() {
            JsonNode answer = ask(options.hub());
            if (options.json()) {
                Words.print(out, answer);
            } else {
                words.accept(answer, out);
            }
            return answer.path("findings").isEmpty() ? 0 : 1;
        }
    }

    @Command(
            name = "plan",
            description = "What applying the hub's routes folder would do. Exits 1 when there are findings.")
    static final class Plan extends Question {

        @Option(
                names = "--messages",
                paramLabel = "N",
                description = "How many messages of each changed route go through both versions.")
        private @Nullable Integer messages;

        Plan(PrintWriter out) {
            super(out, RouteWords::plan);
        }

        @Override
        JsonNode ask(Hub hub) {
            return hub.send("POST", "/api/routes/plan" + (messages == null ? "" : "?messages=" + messages), Map.of());
        }
    }

    @Command(name = "apply", description = "Makes the hub's routes folder run, all of it or nothing.")
    static final class Apply extends Question {

        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = WHY)
        private String reason = "";

        @Option(
                names = "--base",
                paramLabel = "REVISION",
                description = "The newest revision that you know; refused when there is a newer one.")
        private @Nullable Integer base;

        Apply(PrintWriter out) {
            super(out, RouteWords::answer);
        }

        @Override
        JsonNode ask(Hub hub) {
            return hub.send("POST", "/api/routes/apply", order(reason, "base", base));
        }
    }

    @Command(name = "history", description = "Every revision of the routes: when, who, why and what; the newest first.")
    static final class History extends Question {

        History(PrintWriter out) {
            super(out, RouteWords::history);
        }

        @Override
        JsonNode ask(Hub hub) {
            return hub.get("/api/routes/history", Map.of());
        }
    }

    @Command(name = "rollback", description = "Makes what an earlier revision had run again, as a new revision.")
    static final class RollBack extends Question {

        @Parameters(
                paramLabel = "REVISION",
                arity = "0..1",
                description = "Its number, as ./vayla routes history prints it; the one before if left out.")
        private @Nullable Integer revision;

        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = WHY)
        private String reason = "";

        RollBack(PrintWriter out) {
            super(out, RouteWords::answer);
        }

        @Override
        JsonNode ask(Hub hub) {
            return hub.send("POST", "/api/routes/rollback", order(reason, "revision", revision));
        }
    }

    /** @param value left out when it is null */
    private static Map<String, Object> order(String reason, String key, @Nullable Integer value) {
        Map<String, Object> order = new HashMap<>(Map.of("reason", reason));
        if (value != null) {
            order.put(key, value);
        }
        return order;
    }
}
