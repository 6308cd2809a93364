package fi.vayla.simulator;

import fi.vayla.event.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** What a member answers to a call. */
@SuppressWarnings("ArrayRecordComponent") // written to the wire once; never compared
record Answer(int status, Map<String, String> headers, byte[] body) {

    Answer {
        headers = Map.copyOf(headers);
    }

    static Answer json(int status, Object body) {
        return new Answer(status, Map.of("Content-Type", "application/json"), Json.write(body));
    }

    static Answer html(String page) {
        return new Answer(
                200, Map.of("Content-Type", "text/html; charset=utf-8"), page.getBytes(StandardCharsets.UTF_8));
    }

    static Answer problem(int status, String detail) {
        return new Answer(
                status,
                Map.of("Content-Type", "application/problem+json"),
                Json.write(new Problem("about:blank", status, detail)));
    }

    static Answer notFound() {
        return problem(404, "There is no such record");
    }

    Answer with(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body);
    }

    private record Problem(String type, int status, String detail) {}
}
