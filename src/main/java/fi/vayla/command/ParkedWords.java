package fi.vayla.command;

import static fi.vayla.command.Words.text;

import fi.vayla.command.Table.Fit;
import fi.vayla.event.Json;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tools.jackson.databind.JsonNode;

/** What the hub says of parked messages, for a terminal. */
final class ParkedWords {

    private static final int INDENT = 2;

    private ParkedWords() {}

    static void list(JsonNode answer, PrintWriter out) {
        JsonNode parked = answer.path("parked");
        if (parked.isEmpty()) {
            out.println(answer.path("total").asInt(0) == 0 ? "Nothing is parked." : "Nothing is on this page.");
            return;
        }
        parked.forEach(message -> {
            out.println(text(message, "id"));
            out.printf(
                    "  key %s, %s, parked %s, %s%n",
                    text(message, "key"), text(message, "state"), Words.time(message, "at"), queue(message));
            indented(text(message, "reason") + ": " + text(message, "detail"), out);
        });
        long total = answer.path("total").asLong();
        if (total > parked.size()) {
            out.printf(
                    "%n%d of %d; --page %d has more%n",
                    parked.size(), total, answer.path("page").asInt() + 1);
        }
    }

    static void show(JsonNode message, PrintWriter out) {
        out.println(text(message, "id"));
        Table facts = new Table().column("", Fit.WHOLE).column("", Fit.WRAPPED);
        facts.row("key", text(message, "key"));
        facts.row("state", text(message, "state") + ", " + queue(message));
        facts.row("reason", text(message, "reason"));
        facts.row("said", text(message, "detail"));
        facts.row("going to", text(message, "target"));
        facts.row("sent", text(message, "attempts") + " times");
        facts.row("from", text(message, "source") + " as " + text(message, "eventId"));
        facts.row("received", Words.time(message, "receivedAt"));
        facts.row("parked", Words.time(message, "at"));
        facts.printRows(out);
        decision("proposed", message.path("proposal"), out);
        decision("decided", message.path("decision"), out);
        message.path("edits").forEach(edit -> edit(edit, out));
        out.println();
        out.println(data(message));
        if (message.path("queueLength").asInt() > 1) {
            out.printf("%nThe queue of the key, %s in all:%n", text(message, "queueLength"));
            Table queue = new Table()
                    .column("RECEIVED", Fit.WHOLE)
                    .column("ID", Fit.WHOLE)
                    .column("REASON", Fit.CUT);
            message.path("queue")
                    .forEach(one -> queue.row(Words.time(one, "receivedAt"), text(one, "id"), text(one, "reason")));
            queue.print(out);
        }
    }

    static void decided(String what, JsonNode answer, PrintWriter out) {
        if (answer.path("messages").isArray()) {
            out.printf(
                    "%s: %s of %s%s%n",
                    what,
                    text(answer, "decided"),
                    text(answer, "matched"),
                    answer.path("awaiting").asInt() > 0
                            ? ", " + text(answer, "awaiting") + " wait for a second person"
                            : "");
        } else {
            out.println(text(answer, "id") + ": " + text(answer, "state"));
        }
    }

    static void rehearsed(String what, JsonNode answer, PrintWriter out) {
        if (!answer.path("messages").isArray()) {
            rehearsal(what, answer, out);
            return;
        }
        out.printf("%s would be about %s of %s%n", what, text(answer, "decided"), text(answer, "matched"));
        answer.path("messages").forEach(message -> {
            out.println();
            rehearsal(what, message, out);
        });
    }

    private static void rehearsal(String what, JsonNode message, PrintWriter out) {
        out.println(text(message, "id"));
        if (message.has("problem") && !message.path("problem").isNull()) {
            indented("would park again: " + text(message, "problem"), out);
        } else if (what.equals("discard")) {
            indented("would be let go; " + text(message, "behind") + " behind it", out);
        } else {
            indented("would go to " + text(message, "target") + ", " + text(message, "behind") + " behind it", out);
            out.println(pretty(message.path("body")));
        }
    }

    private static String queue(JsonNode message) {
        return (message.path("first").asBoolean(true) ? "first of its key" : "waits in its key's queue") + ", "
                + text(message, "behind") + " behind it";
    }

    private static void decision(String word, JsonNode decision, PrintWriter out) {
        if (decision.isObject()) {
            indented(
                    word + ": " + text(decision, "kind") + " by " + text(decision, "by") + " "
                            + Words.time(decision, "at") + ": " + text(decision, "reason"),
                    out);
        }
    }

    private static void edit(JsonNode edit, PrintWriter out) {
        indented("edited by " + text(edit, "by") + " " + Words.time(edit, "at") + ": " + text(edit, "reason"), out);
        edit.path("changes")
                .forEach(change -> indented(
                        "  " + text(change, "path") + ": " + change.path("from") + " -> " + change.path("to"), out));
    }

    /** What a replay would use; the original's text where it is no JSON. */
    private static String data(JsonNode message) {
        JsonNode data = message.path("data");
        return data.isContainer()
                ? pretty(data)
                : new String(Base64.getDecoder().decode(text(message, "body")), StandardCharsets.UTF_8);
    }

    private static String pretty(JsonNode body) {
        return body.isString()
                ? body.asString()
                : Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(body);
    }

    private static void indented(String text, PrintWriter out) {
        Table.wrapped(text, Table.WIDTH - INDENT).forEach(line -> out.println(" ".repeat(INDENT) + line));
    }
}
