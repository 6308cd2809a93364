package fi.vayla.system;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of one attempt to deliver. */
public sealed interface Outcome {

    /**
     * The system has it.
     *
     * @param targetId the system's own id of the record, if it told one
     */
    record Delivered(@Nullable String targetId) implements Outcome {}

    /** The system will never take this message as it is; it is parked. */
    record Refused(Reason reason, String detail) implements Outcome {}

    /**
     * The system did not take it now; the same message is sent again later.
     *
     * @param retryAfter how long the system asked to be left alone, if it did
     */
    record Unavailable(String detail, @Nullable Duration retryAfter) implements Outcome {}

    /** The call ended without an answer: the system may have it or not. */
    record Unknown(String detail) implements Outcome {}

    /** Why a message cannot succeed. */
    enum Reason {
        /** What the route made of it cannot be sent. */
        MAPPING,
        /** The system said that the request is wrong (4xx other than 408, 425 and 429). */
        REJECTED_BY_SYSTEM,
        /** The body is not what the system asks for. */
        SCHEMA,
        /** A file that the message refers to is not in the attachment store. */
        ATTACHMENT_MISSING
    }
}
