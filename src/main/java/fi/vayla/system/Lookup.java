package fi.vayla.system;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a system answered when it was asked whether it has a message. */
public sealed interface Lookup {

    /**
     * It has it.
     *
     * @param targetId the system's own id of the record, if it told one
     */
    record Found(@Nullable String targetId) implements Lookup {}

    /** It says that it has not. */
    record Absent() implements Lookup {}

    /**
     * It did not say.
     *
     * @param retryAfter how long the system asked to be left alone, if it did
     */
    record Unavailable(String detail, @Nullable Duration retryAfter) implements Lookup {}
}
