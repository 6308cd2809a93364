package fi.vayla.command;

import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
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

    @Command(
            name = "plan",
            description = "What applying the hub's routes folder would do. Exits 1 when there are findings.")
    static final class Plan implements Callable<Integer> {

        private final PrintWriter out;

        @Mixin
        private HubOptions options = new HubOptions();

        @Option(
                names = "--messages",
                paramLabel = "N",
                description = "How many messages of each changed route go through both versions.")
        private @Nullable Integer messages;

        Plan(PrintWriter out) {
            this.out = out;
        }

        @Override
        public Integer call() {
            String query = messages == null ? "" : "?messages=" + messages;
            JsonNode plan = options.hub().send("POST", "/api/routes/plan" + query, Map.of());
            if (options.json()) {
                Words.print(out, plan);
            } else {
                RouteWords.plan(plan, out);
            }
            return plan.path("findings").isEmpty() ? 0 : 1;
        }
    }

    @Command(name = "apply", description = "Makes the hub's routes folder run, all of it or nothing.")
    static final class Apply implements Callable<Integer> {

        private final PrintWriter out;

        @Mixin
        private HubOptions options = new HubOptions();

        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = WHY)
        private String reason = "";

        @Option(
                names = "--base",
                paramLabel = "REVISION",
                description = "The newest revision that you know; refused when there is a newer one.")
        private @Nullable Integer base;

        Apply(PrintWriter out) {
            this.out = out;
        }

        @Override
        public Integer call() {
            Map<String, Object> order = new HashMap<>(Map.of("reason", reason));
            if (base != null) {
                order.put("base", base);
            }
            return answered(options, out, options.hub().send("POST", "/api/routes/apply", order));
        }
    }

    @Command(name = "history", description = "Every revision of the routes: when, who, why and what; the newest first.")
    static final class History implements Callable<Integer> {

        private final PrintWriter out;

        @Mixin
        private HubOptions options = new HubOptions();

        History(PrintWriter out) {
            this.out = out;
        }

        @Override
        public Integer call() {
            JsonNode history = options.hub().get("/api/routes/history", Map.of());
            if (options.json()) {
                Words.print(out, history);
            } else {
                RouteWords.history(history, out);
            }
            return 0;
        }
    }

    @Command(name = "rollback", description = "Makes what an earlier revision had run again, as a new revision.")
    static final class RollBack implements Callable<Integer> {

        private final PrintWriter out;

        @Mixin
        private HubOptions options = new HubOptions();

        @Parameters(
                paramLabel = "REVISION",
                arity = "0..1",
                description = "Its number, as ./vayla routes history prints it; the one before if left out.")
        private @Nullable Integer revision;

        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = WHY)
        private String reason = "";

        RollBack(PrintWriter out) {
            this.out = out;
        }

        @Override
        public Integer call() {
            Map<String, Object> order = new HashMap<>(Map.of("reason", reason));
            if (revision != null) {
                order.put("revision", revision);
            }
            return answered(options, out, options.hub().send("POST", "/api/routes/rollback", order));
        }
    }

    private static int answered(HubOptions options, PrintWriter out, JsonNode answer) {
        if (options.json()) {
            Words.print(out, answer);
        } else {
            RouteWords.answer(answer, out);
        }
        return 0;
    }
}
