package fi.vayla;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/** Single messages for the sources of {@link HubFiles}. */
final class Posts {

    private Posts() {}

    /** The answer, whatever it is. */
    static HttpResponse<String> send(URI hub, String source, String id, String key, int number) {
        String message = "{\"id\":\"%s\",\"key\":\"%s\",\"number\":%d}".formatted(id, key, number);
        return TestHub.post(hub, "/intake/" + source, message.getBytes(StandardCharsets.UTF_8));
    }

    /** The body of the answer 202. */
    static JsonNode accepted(URI hub, String source, String key, int number) {
        HttpResponse<String> answer = send(hub, source, key + "-" + number, key, number);
        assertThat(answer.statusCode()).isEqualTo(202);
        return TestHub.json(answer);
    }
}
