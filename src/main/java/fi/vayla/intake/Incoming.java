package fi.vayla.intake;

import fi.vayla.event.FormSubmitted.Attachment;
import fi.vayla.intake.IntakeResult.Rejected;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A message on its way in, before its body is read: whatever carries messages hands them over like this. */
interface Incoming {

    /** By lower-case name; of a repeated header the first value. */
    Map<String, String> headers();

    /** Whether the hub's own administrator brings it, so that no key or signature is asked for. */
    default boolean trusted() {
        return false;
    }

    /** Whether the caller is on this machine. */
    boolean local();

    /** What speaks against it before its body is read; null when nothing does. */
    @Nullable
    Rejected refusal();

    /** Whether files come with the message, so that no signature of the message's bytes is possible. */
    default boolean bringsFiles() {
        return false;
    }

    /** Reads it, once; of a message that is larger than what is taken, only so much that it shows. */
    Read read() throws IOException;

    /** What came of reading a message. */
    sealed interface Read {

        /** @param files that came with it; each is durable already */
        @SuppressWarnings("ArrayRecordComponent") // the sender's bytes; never compared
        record Whole(byte[] body, List<Attachment> files) implements Read {}

        /** It was not read to its end. */
        record Refused(IntakeResult answer) implements Read {}
    }
}
