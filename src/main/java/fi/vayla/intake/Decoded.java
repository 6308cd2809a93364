package fi.vayla.intake;

import fi.vayla.event.EventData;
import fi.vayla.event.Problem;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** What a format made of a message. */
public sealed interface Decoded {

    /**
     * An event.
     *
     * @param id the message's id, unique within its source: a repeat of the same message has the same one
     * @param subject the business key
     * @param time when it happened, by the source's clock
     */
    record Message(String id, String subject, Instant time, EventData data) implements Decoded {}

    /** It is JSON, but not what the format asks for. */
    record Invalid(List<Problem> problems) implements Decoded {
        public Invalid {
            problems = List.copyOf(problems);
        }

        public static Invalid of(String pointer, String message) {
            return new Invalid(List.of(new Problem(pointer, message)));
        }
    }

    /** A well-formed message that says nothing to the hub, such as a ping; it is answered 200 and not kept. */
    record Ignored(String reason) implements Decoded {}

    /**
     * The message only says that a record changed; the record itself is fetched from the source's system.
     *
     * @param path the record's path below the system's URL, such as {@code /cases/HEL-2025-001216}
     * @param then decodes the fetched bytes
     */
    record Thin(String path, Function<byte[], Decoded> then) implements Decoded {}
}
