package fi.vayla.intake;

import java.util.Set;

/**
 * Understands the messages of one kind of system. A format decodes and nothing else: authentication, validation, receipts
 * and the log are the intake's. Each format is a Spring component in a subpackage of its own; adding one touches no other.
 */
public interface Format {

    /** The name used in {@code config/sources.yaml}, such as {@code avus2}. */
    String id();

    /** The names of the settings that it knows; a source with any other is refused. */
    default Set<String> settings() {
        return Set.of();
    }

    /** Whether its messages may be thin, so that a source has to name the system that has the records. */
    default boolean needsSystem() {
        return false;
    }

    /** Throws {@link fi.vayla.event.InvalidConfiguration} when the source's settings are not what the format asks for. */
    default void check(Source source) {}

    /**
     * Decodes one message. Called from many threads at once. A document that is not JSON at all may be left to throw
     * {@link tools.jackson.core.JacksonException}, which the intake answers with 400.
     */
    Decoded decode(RawMessage message, Source source);
}
