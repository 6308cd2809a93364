package fi.vayla.system;

import fi.vayla.event.Json;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Single calls of one system with a REST interface, for adapters that need several for a message. What an answer means is
 * the same as for one call: an adapter gives the outcome of the first that is no success.
 */
public final class RestApi {

    private final SystemHttp http;
    private final @Nullable JsonPointer success;

    RestApi(SystemDefinition definition, SystemHttp http) {
        this.http = http;
        this.success = definition.successPointer();
    }

    /**
     * What came of a call.
     *
     * @param status 0 when there was no answer
     * @param body missing when the answer has no JSON
     * @param outcome what a delivery ends with if it ends here
     */
    public record Reply(int status, JsonNode body, Outcome outcome) {

        public boolean isOk() {
            return outcome instanceof Outcome.Delivered;
        }
    }

    /** Reads. A success without JSON is none. */
    public Reply get(String path, Call call) {
        Reply reply = call("GET", path, null, call);
        return reply.isOk() && reply.body().isMissingNode()
                ? new Reply(reply.status(), reply.body(), new Outcome.Unavailable(path + " is not JSON", null))
                : reply;
    }

    public Reply send(String method, String path, JsonNode body, Call call) {
        return call(method, path, body, call);
    }

    /** One step of a path, or one value of a query. */
    public static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Reply call(String method, String path, @Nullable JsonNode body, Call call) {
        try {
            HttpUriRequestBase request = http.request(method, path);
            SystemHttp.trace(request, call);
            if (body != null) {
                request.setHeader("Idempotency-Key", call.idempotencyKey());
                request.setEntity(new ByteArrayEntity(Json.write(body), ContentType.APPLICATION_JSON));
            }
            return http.execute(request, this::reply);
        } catch (URISyntaxException e) {
            return failed(new Outcome.Refused(Outcome.Reason.MAPPING, String.valueOf(e.getMessage())));
        } catch (IOException e) {
            return failed(SystemHttp.outcome(e));
        }
    }

    private Reply reply(ClassicHttpResponse response) throws IOException {
        byte[] body = SystemHttp.body(response);
        return new Reply(response.getCode(), json(body), HttpAnswer.outcome(response, body, success, bytes -> null));
    }

    private static JsonNode json(byte[] body) {
        try {
            return body.length == 0 ? MissingNode.getInstance() : Json.read(body);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    private static Reply failed(Outcome outcome) {
        return new Reply(0, MissingNode.getInstance(), outcome);
    }
}
