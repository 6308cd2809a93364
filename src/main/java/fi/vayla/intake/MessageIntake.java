package fi.vayla.intake;

import fi.vayla.attachment.Stored;
import fi.vayla.event.FormSubmitted.Attachment;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The way in for messages that the hub fetches itself: the same road as {@code POST /intake/{source}}, without the caller's
 * proof of who it is, since the administrator's own route brings them. Thread-safe; waits for the log.
 */
public interface MessageIntake {

    /** How many bytes a message may have. */
    int largest();

    /**
     * Keeps a file that a message is to refer to; durable on {@link Stored.Kept}. Throws when the content cannot be read to its
     * end, and nothing is kept then.
     *
     * @param name and media type as far as they are known
     */
    Stored keep(InputStream content, @Nullable String name, @Nullable String mediaType) throws IOException;

    /**
     * Takes a message in. When it returns {@link IntakeResult.Accepted}, every in-sync replica has it; a message that is known
     * to have been taken is not appended again. After {@link IntakeResult.Unavailable} the same message may be taken later.
     *
     * @param headers by name; without {@code Content-Type} the body is taken for JSON
     * @param body of a message that is too large, one byte more than {@link #largest} is enough
     * @param files that were kept for it
     */
    IntakeResult take(String source, Map<String, String> headers, byte[] body, List<Attachment> files);
}
