package fi.vayla.intake;

import fi.vayla.event.EventType;
import fi.vayla.event.Problem;
import fi.vayla.event.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What came of a message. The answer, the log line and the counter are made of it. */
public sealed interface IntakeResult {

    /**
     * Every in-sync replica has the event.
     *
     * @param receivedAt when this request came, also for a repeat
     * @param duplicate true when the message had been accepted before and nothing was appended
     */
    record Accepted(
            Receipt receipt,
            String source,
            String id,
            EventType type,
            String subject,
            Instant receivedAt,
            boolean duplicate)
            implements IntakeResult {}

    /** Understood, says nothing to the hub, not kept. */
    record Ignored(String reason) implements IntakeResult {}

    /** Not taken; the sender has to change something. */
    record Rejected(Reason reason, String detail, List<Problem> problems) implements IntakeResult {
        public Rejected {
            problems = List.copyOf(problems);
        }

        Rejected(Reason reason, String detail) {
            this(reason, detail, List.of());
        }
    }

    /** Not taken now; the sender has to send it again. */
    record Unavailable(String detail, Duration retryAfter) implements IntakeResult {}

    /** Why a message was not taken. */
    enum Reason {
        MALFORMED(400, "malformed", "Not well-formed JSON in UTF-8"),
        UNAUTHENTICATED(401, "unauthenticated", "The caller is not known"),
        FORBIDDEN(403, "forbidden", "The source is closed"),
        UNKNOWN_SOURCE(404, "unknown-source", "There is no such source"),
        TOO_LARGE(413, "too-large", "The message is too large"),
        WRONG_MEDIA_TYPE(415, "wrong-media-type", "The media type is not taken"),
        INVALID(422, "invalid", "The message is not valid"),
        TOO_FAST(429, "too-fast", "The source sends too fast");

        private final int status;
        private final String kind;
        private final String title;

        Reason(int status, String kind, String title) {
            this.status = status;
            this.kind = kind;
            this.title = title;
        }

        /** The HTTP status. */
        public int status() {
            return status;
        }

        /** In one word, such as {@code invalid}. */
        public String kind() {
            return kind;
        }

        String title() {
            return title;
        }
    }
}
