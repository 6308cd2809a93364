package fi.vayla.system.rest;

import fi.vayla.system.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.function.Function;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/** What an HTTP answer means for a delivery. */
final class Answer {

    private static final int QUOTED = 500;

    private Answer() {}

    static Outcome outcome(HttpResponse response, byte[] body, Function<byte[], @Nullable String> targetId) {
        int code = response.getCode();
        if (code >= 200 && code < 300) {
            return new Outcome.Delivered(targetId.apply(body));
        }
        if (code < 400 || code >= 500 || code == 408 || code == 425 || code == 429) {
            return new Outcome.Unavailable("HTTP " + code + quote(body), retryAfter(response));
        }
        return new Outcome.Refused(Outcome.Reason.REJECTED_BY_SYSTEM, "HTTP " + code + quote(body));
    }

    private static String quote(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8).strip();
        return text.isEmpty() ? "" : ": " + text.substring(0, Math.min(QUOTED, text.length()));
    }

    /** RFC 9110 Retry-After: seconds or an HTTP date; one that says neither is as if it were absent. */
    private static @Nullable Duration retryAfter(HttpResponse response) {
        Header header = response.getFirstHeader("Retry-After");
        if (header == null) {
            return null;
        }
        String value = header.getValue().strip();
        try {
            return value.matches("\\d{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(value))
                    : untilThen(response, Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(value)));
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
