package fi.vayla.intake;

/**
 * Understands the messages of one kind of system. A format decodes and nothing else: authentication, validation, receipts
 * and the log are the intake's. Each format is a Spring component in a subpackage of its own; adding one touches no other.
 */
public interface Format {

    /** The name used in {@code config/sources.yaml}, such as {@code avus2}. */
    String id();

    /** Throws {@link fi.vayla.event.InvalidConfiguration} when the source's settings are not what the format asks for. */
    default void check(Source source) {}

    /**
     * Decodes one message. Called from many threads at once. A document that is not JSON at all may be left to throw
     * {@link tools.jackson.core.JacksonException}, which the intake answers with 400.
     */
    Decoded decode(RawMessage message, Source source);
}
