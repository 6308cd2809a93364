package fi.vayla.intake;

import fi.vayla.event.Problem;
import fi.vayla.system.Fetched;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Has a message decoded by its source's format, and fetches the record that a thin message only points to. What is fetched
 * for one record is also appended before the record is fetched again, so that of two callbacks at the same moment the one
 * with the older record does not come last.
 */
final class Decoding {

    /** More than the records that move at the same moment; two that share one only wait for each other. */
    private static final int TURNS = 256;

    private final Lock[] turns =
            Stream.generate(ReentrantLock::new).limit(TURNS).toArray(Lock[]::new);

    /** What came of it; no message is thin any more. */
    sealed interface Result {
        record Understood(Decoded.Message message) implements Result {}

        record Invalid(String detail, List<Problem> problems) implements Result {}

        record Ignored(String reason) implements Result {}

        record Unavailable(String detail) implements Result {}
    }

    /**
     * Throws {@link JacksonException} when the message is not JSON.
     *
     * @param sources those of which the source is one
     * @param then what is done with it, while the record that it may have fetched stays its own
     */
    IntakeResult decode(Sources sources, Source source, RawMessage message, Function<Result, IntakeResult> then) {
        Decoded decoded = sources.format(source).decode(message, source);
        if (!(decoded instanceof Decoded.Thin thin)) {
            return then.apply(result(decoded, "The message is not what " + source.format() + " asks for"));
        }
        Lock turn = turns[Math.floorMod(Objects.hash(source.id(), thin.path()), TURNS)];
        turn.lock();
        try {
            return then.apply(fetch(sources, source, thin));
        } finally {
            turn.unlock();
        }
    }

    private static Result fetch(Sources sources, Source source, Decoded.Thin thin) {
        @Nullable String system = source.system();
        if (system == null) {
            return new Result.Unavailable("The source names no system to fetch " + thin.path() + " from");
        }
        return switch (sources.system(system).fetch(thin.path())) {
            case Fetched.Found(byte[] body) -> record(system, thin, body);
            // told of before it can be seen
            case Fetched.Absent() -> new Result.Unavailable(system + " has no " + thin.path() + " yet");
            case Fetched.Unavailable(var detail) -> new Result.Unavailable(system + " did not answer: " + detail);
            case Fetched.Unsupported() -> new Result.Unavailable(system + " cannot be asked for records");
        };
    }

    private static Result record(String system, Decoded.Thin thin, byte[] body) {
        try {
            return result(thin.then().apply(body), "The record " + thin.path() + " of " + system + " is not valid");
        } catch (JacksonException e) {
            return new Result.Unavailable(system + " answered " + thin.path() + " with something that is not JSON");
        }
    }

    private static Result result(Decoded decoded, String detail) {
        return switch (decoded) {
            case Decoded.Message message -> new Result.Understood(message);
            case Decoded.Invalid(var problems) -> new Result.Invalid(detail, problems);
            case Decoded.Ignored(var reason) -> new Result.Ignored(reason);
            case Decoded.Thin thin -> throw new IllegalStateException("A fetched record points to " + thin.path());
        };
    }
}
