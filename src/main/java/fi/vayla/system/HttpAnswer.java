package fi.vayla.system;

import fi.vayla.event.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.function.Function;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** What an HTTP answer means for a delivery or for a look-up. */
public final class HttpAnswer {

    private static final int QUOTED = 500;
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private HttpAnswer() {}

    /**
     * What an answer to a call means for a delivery.
     *
     * @param success where the answer says true, if a status of 2xx does not say enough
     * @param targetId the system's own id of the record in a body, if it is there
     */
    public static Outcome outcome(
            HttpResponse response,
            byte[] body,
            @Nullable JsonPointer success,
            Function<byte[], @Nullable String> targetId) {
        int code = response.getCode();
        if (code >= 200 && code < 300) {
            return success == null ? new Outcome.Delivered(targetId.apply(body)) : told(body, success, targetId);
        }
        if (code < 400 || code >= 500 || code == 408 || code == 425 || code == 429 || isTooOften(response)) {
            return new Outcome.Unavailable("HTTP " + code + quote(body), retryAfter(response));
        }
        return new Outcome.Refused(Outcome.Reason.REJECTED_BY_SYSTEM, "HTTP " + code + quote(body));
    }

    /** Some say 403 to who asks too often, GitHub for one. */
    private static boolean isTooOften(HttpResponse response) {
        Header left = response.getFirstHeader("X-RateLimit-Remaining");
        return response.getCode() == 403
                && (response.containsHeader("Retry-After")
                        || (left != null && left.getValue().strip().equals("0")));
    }

    private static Outcome told(byte[] body, JsonPointer success, Function<byte[], @Nullable String> targetId) {
        try {
            return Json.read(body).at(success).asBoolean(false)
                    ? new Outcome.Delivered(targetId.apply(body))
                    : new Outcome.Refused(
                            Outcome.Reason.REJECTED_BY_SYSTEM, success + " of the answer is not true" + quote(body));
        } catch (JacksonException e) {
            return new Outcome.Unknown("The answer is not JSON, and does not tell at " + success + quote(body));
        }
    }

    /** 200 with or without an id, or 404 and 410, tell; nothing else does. */
    public static Lookup lookup(HttpResponse response, byte[] body, JsonPointer found) {
        return switch (response.getCode()) {
            case 200 -> lookup(body, found);
            case 404, 410 -> new Lookup.Absent();
            default -> new Lookup.Unavailable("HTTP " + response.getCode() + quote(body), retryAfter(response));
        };
    }

    private static Lookup lookup(byte[] body, JsonPointer found) {
        JsonNode answer;
        try {
            answer = Json.read(body);
        } catch (JacksonException e) {
            return new Lookup.Unavailable("The answer is not JSON" + quote(body), null);
        }
        JsonNode id = answer.at(found);
        if (id.isValueNode() && !id.isNull()) {
            return new Lookup.Found(id.asString());
        }
        // to read such an answer as "it has none" would send the message twice
        boolean otherwiseBuilt = answer.isMissingNode()
                || id.isContainer()
                || (answer.isArray() && !answer.isEmpty() && !found.mayMatchElement());
        return otherwiseBuilt
                ? new Lookup.Unavailable("The answer has no id at " + found + "; correct found" + quote(body), null)
                : new Lookup.Absent();
    }

    private static String quote(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8).strip();
        return text.isEmpty() ? "" : ": " + text.substring(0, Math.min(QUOTED, text.length()));
    }

    /**
     * RFC 9110 Retry-After: seconds or an HTTP date; one that says neither is as if it were absent. An hour at most: a system
     * that asks for more is asked again then.
     */
    public static @Nullable Duration retryAfter(HttpResponse response) {
        Header header = response.getFirstHeader("Retry-After");
        if (header == null) {
            return null;
        }
        String value = header.getValue().strip();
        try {
            Duration wait = value.matches("\\d{1,18}")
                    ? Duration.ofSeconds(Long.parseLong(value))
                    : untilThen(response, Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(value)));
            return wait == null || wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** Measured from the answer's own Date, so that a wrong clock on either side does not matter. */
    private static @Nullable Duration untilThen(HttpResponse response, Instant then) {
        Header date = response.getFirstHeader("Date");
        if (date == null) {
            return null;
        }
        Instant now = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date.getValue()));
        Duration wait = Duration.between(now, then);
        return wait.isNegative() ? Duration.ZERO : wait;
    }
}
