package fi.vayla.simulator;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the hub said to a message. */
sealed interface HubAnswer {

    /** It is durable there. A repeat gets the same receipt. */
    record Accepted(String receipt) implements HubAnswer {}

    /** It has no use for the message, and says so with 200. */
    record Ignored() implements HubAnswer {}

    /** Not now, or no answer at all: the same message is to be sent again. */
    record Later(String detail, @Nullable Duration retryAfter) implements HubAnswer {}

    /** Never, as it is. */
    record Refused(int status, String detail) implements HubAnswer {}
}
