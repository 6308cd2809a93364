package fi.vayla.simulator;

import fi.vayla.event.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * The paths that every member of the town answers for tests and visitors: {@code GET} and {@code PUT /_faults} of its own,
 * {@code /_faults/{member}} of another one (the way to bring back one that is down), {@code GET /_received}, {@code /_elsewhere}, where
 * a redirect leads that nobody must follow, and {@code GET /_followed}, how often it was followed all the same.
 */
final class TownControl {

    static final String ELSEWHERE = "/_elsewhere";

    private final Map<String, MemberServer> members = new LinkedHashMap<>();

    synchronized void add(MemberServer member) {
        members.put(member.name(), member);
    }

    /** Closes whoever listens. */
    synchronized void close() {
        members.values().forEach(MemberServer::close);
    }

    /** What to answer, and what to do once that is written: the one asked may be the one that goes down. */
    Controlled handle(Request request, MemberServer asked) {
        if (request.is("GET", "/_received")) {
            return Controlled.answer(Answer.json(200, asked.received().list()));
        }
        if (request.path().equals(ELSEWHERE)) {
            asked.received().noteFollowed();
            return Controlled.answer(Answer.json(200, Map.of("id", "elsewhere")));
        }
        if (request.is("GET", "/_followed")) {
            return Controlled.answer(
                    Answer.json(200, Map.of("times", asked.received().followed())));
        }
        Optional<MemberServer> meant = meant(request, asked);
        if (meant.isEmpty()) {
            return Controlled.answer(Answer.notFound());
        }
        return switch (request.method()) {
            case "GET" -> Controlled.answer(Answer.json(200, meant.get().faults()));
            case "PUT" -> put(request, meant.get());
            default -> Controlled.answer(Answer.problem(405, "Faults are read with GET and set with PUT"));
        };
    }

    private synchronized Optional<MemberServer> meant(Request request, MemberServer asked) {
        if (request.path().equals("/_faults")) {
            return Optional.of(asked);
        }
        return request.below(request.method(), "/_faults/").map(members::get);
    }

    private static Controlled put(Request request, MemberServer member) {
        Faults wanted;
        try {
            wanted = Json.read(request.body(), Faults.class);
        } catch (JacksonException e) {
            return Controlled.answer(Answer.problem(400, "These are not faults: " + e.getOriginalMessage()));
        }
        boolean closes = wanted.down() || wanted.notHttp();
        if (!closes) {
            member.faults(wanted);
        }
        return new Controlled(Answer.json(200, wanted), closes ? () -> member.faults(wanted) : () -> {});
    }

    record Controlled(Answer answer, Runnable afterwards) {

        static Controlled answer(Answer answer) {
            return new Controlled(answer, () -> {});
        }
    }
}
