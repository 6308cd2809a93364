package fi.vayla.intake;

import fi.vayla.intake.IntakeResult.Rejected;
import java.io.IOException;
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

    /** Reads the body, once; of one that is larger than what is taken, only so much that it shows. */
    byte[] body() throws IOException;
}
