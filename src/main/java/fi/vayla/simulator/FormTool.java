package fi.vayla.simulator;

import fi.vayla.event.Json;
import fi.vayla.simulator.Received.Newest;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The city's form tools: residents and associations fill in grant applications, general forms and ideas, and it sends them
 * to the hub. {@code GET /} is a page of what it sent last, {@code GET /sent} the same as JSON. {@code PUT} and {@code GET
 * /ideas/{id}/decision} is what was decided about an idea.
 */
public final class FormTool {

    private static final int SHOWN = 100;
    private static final String IDEAS = "/ideas/";
    private static final String DECISION = "/decision";

    private final Deque<Sent> sent = new ArrayDeque<>();
    private final Map<String, JsonNode> decisions;
    /** People run out of ideas, so that a town that runs for days does not flood the roadmap. */
    private final AtomicInteger ideas = new AtomicInteger();

    private final Numbers numbers;
    private final Clock clock;
    private final MemberServer server;
    private long count;

    FormTool(TownParts parts, int port) {
        decisions = new Newest<>(parts.remember());
        numbers = parts.numbers();
        clock = parts.clock();
        server = parts.server("form-tool", port, this::handle);
    }

    public MemberServer server() {
        return server;
    }

    /** A form that somebody has just filled in. */
    Message nextForm(RandomGenerator random) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        int dice = random.nextInt(60);
        if (dice == 0 && ideas.get() < IdeaForm.count()) {
            String id = numbers.numbered("idea");
            return message("ideas", id, IdeaForm.fill(ideas.getAndIncrement(), id, now, random));
        }
        if (dice < 35) {
            String number = numbers.numbered("KUVA");
            return message("helsinki-grants", number, GrantApplication.fill(number, now, random));
        }
        String id = numbers.objectId();
        return message("formio", id, GeneralForm.fill(id, now, random));
    }

    /** The last forms that the hub took, newest last. */
    public synchronized List<Sent> sent() {
        return List.copyOf(sent);
    }

    /** What was decided about an idea, by its id. */
    public synchronized Optional<JsonNode> decision(String idea) {
        return Optional.ofNullable(decisions.get(idea));
    }

    private Message message(String source, String id, Object form) {
        return new Message(
                TownTraffic.Kind.FORM,
                id,
                "/intake/" + source,
                Map.of(),
                Json.write(form),
                answer -> note(source, id, answer));
    }

    private synchronized void note(String source, String id, HubAnswer answer) {
        if (answer instanceof HubAnswer.Accepted accepted) {
            count++;
            sent.addLast(new Sent(source, id, accepted.receipt(), clock.instant()));
            if (sent.size() > SHOWN) {
                sent.removeFirst();
            }
        }
    }

    private Answer handle(Request request) {
        if (request.is("GET", "/sent")) {
            return Answer.json(200, sent());
        }
        if (request.path().startsWith(IDEAS) && request.path().endsWith(DECISION)) {
            String idea =
                    request.path().substring(IDEAS.length(), request.path().length() - DECISION.length());
            return request.method().equals("PUT")
                    ? decided(idea, request)
                    : decision(idea).map(decision -> Answer.json(200, decision)).orElseGet(Answer::notFound);
        }
        return request.is("GET", "/") ? Answer.html(page()) : Answer.notFound();
    }

    private synchronized Answer decided(String idea, Request request) {
        try {
            decisions.put(idea, Json.read(request.body()));
        } catch (JacksonException e) {
            return Answer.problem(400, "A decision is JSON: " + e.getOriginalMessage());
        }
        return Answer.json(200, Map.of("id", idea));
    }

    private synchronized String page() {
        StringBuilder rows = new StringBuilder();
        for (Sent one : sent().reversed()) {
            rows.append("<tr><td>%s<td>%s<td>%s<td>%s\n"
                    .formatted(one.at(), one.source(), one.id(), one.receipt().replace("<", "&lt;")));
        }
        return """
                <!doctype html>
                <html lang="en"><meta charset="utf-8"><meta http-equiv="refresh" content="5">
                <title>Form tool of the simulated town</title>
                <h1>Form tool of the simulated town</h1>
                <p>%d forms taken by the hub; the newest first.
                <table><tr><th>Time<th>Source<th>Form's id<th>Receipt
                %s</table>
                """.formatted(count, rows);
    }

    /** A form that the hub took. */
    public record Sent(String source, String id, String receipt, Instant at) {}
}
