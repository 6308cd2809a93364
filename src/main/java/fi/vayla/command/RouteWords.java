package fi.vayla.command;

import fi.vayla.command.Table.Fit;
import fi.vayla.event.Finding;
import fi.vayla.event.Json;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** How commands show revisions of the routes, and plans. */
final class RouteWords {

    private static final List<String> VERDICTS = List.of("equal", "different", "selected", "unselected", "parks");

    private RouteWords() {}

    static void plan(JsonNode plan, PrintWriter out) {
        plan.path("findings").forEach(finding -> out.println(Json.MAPPER.treeToValue(finding, Finding.class)));
        if (!plan.path("findings").isEmpty()) {
            out.printf("%nNothing is applied while there are findings.%n%n");
        }
        if (plan.path("files").isEmpty()) {
            out.println("The folder holds revision " + Words.text(plan, "revision") + ", which runs.");
            return;
        }
        out.println("Beside revision " + Words.text(plan, "revision") + ": " + changes(plan.path("files")));
        plan.path("entries")
                .forEach(entry -> out.printf(
                        "%s: %s %s%n",
                        Words.text(entry, "file"), Words.text(entry, "id"), Words.text(entry, "change")));
        out.println();
        Table table = new Table().column("ROUTE", Fit.CUT).column("", Fit.WHOLE).column("MESSAGES", Fit.RIGHT);
        VERDICTS.forEach(verdict -> table.column(verdict.toUpperCase(Locale.ROOT), Fit.RIGHT));
        plan.path("routes").forEach(route -> table.row(row(route)));
        table.print(out);
        plan.path("routes").forEach(route -> shadow(route, out));
    }

    private static Object[] row(JsonNode route) {
        JsonNode shadow = route.path("shadow");
        return Stream.concat(
                        Stream.of(
                                Words.text(route, "route"),
                                Words.text(route, "change"),
                                Words.text(shadow, "messages")),
                        VERDICTS.stream().map(verdict -> Words.text(shadow, verdict)))
                .toArray();
    }

    private static void shadow(JsonNode route, PrintWriter out) {
        JsonNode shadow = route.path("shadow");
        if (!Words.text(shadow, "note").isEmpty()) {
            out.printf("%n%s: %s%n", Words.text(route, "route"), Words.text(shadow, "note"));
        }
        shadow.path("first").forEach(message -> {
            out.printf(
                    "%n%s, message %s: %s %s%n",
                    Words.text(route, "route"),
                    Words.text(message, "receipt"),
                    Words.text(message, "verdict"),
                    Words.text(message, "detail"));
            message.path("values")
                    .forEach(value -> out.printf(
                            "  %s: %s -> %s%n",
                            Words.text(value, "path"), Words.text(value, "expected"), Words.text(value, "actual")));
        });
    }

    static void history(JsonNode history, PrintWriter out) {
        Table table = new Table()
                .column("REVISION", Fit.RIGHT)
                .column("TIME", Fit.WHOLE)
                .column("BY", Fit.CUT)
                .column("REASON", Fit.WRAPPED)
                .column("FILES", Fit.WRAPPED);
        history.path("revisions")
                .forEach(revision -> table.row(
                        Words.text(revision, "number"),
                        Words.time(revision, "at"),
                        Words.text(revision, "by"),
                        reason(revision),
                        changes(revision.path("changes"))));
        table.print(out);
    }

    private static String reason(JsonNode revision) {
        String restores = Words.text(revision, "restores");
        return (restores.isEmpty() ? "" : "back to " + restores + ": ") + Words.text(revision, "reason");
    }

    private static String changes(JsonNode changes) {
        return changes.valueStream()
                .map(change -> Words.text(change, "file") + " " + Words.text(change, "change"))
                .collect(Collectors.joining(", "));
    }

    static void answer(JsonNode answer, PrintWriter out) {
        JsonNode revision = answer.path("revision");
        String number = Words.text(revision, "number");
        out.println(
                answer.path("applied").asBoolean()
                        ? "Revision " + number + " runs: " + changes(revision.path("changes"))
                        : "Nothing to do: that is revision " + number + ", which runs.");
    }
}
