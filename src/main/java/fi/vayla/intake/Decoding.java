package fi.vayla.intake;

import fi.vayla.event.Problem;
import fi.vayla.system.Lookup;
import fi.vayla.system.Systems;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Has a message decoded by its source's format, and fetches the record that a thin message only points to. */
final class Decoding {

    private final Sources sources;
    private final Systems systems;

    Decoding(Sources sources, Systems systems) {
        this.sources = sources;
        this.systems = systems;
    }

    /** What came of it; no message is thin any more. */
    sealed interface Result {
        record Understood(Decoded.Message message) implements Result {}

        record Invalid(String detail, List<Problem> problems) implements Result {}

        record Ignored(String reason) implements Result {}

        record Unavailable(String detail) implements Result {}
    }

    /** Throws {@link JacksonException} when the message is not JSON. */
    Result decode(Source source, RawMessage message) {
        Decoded decoded = sources.format(source).decode(message, source);
        return decoded instanceof Decoded.Thin thin
                ? fetch(source, thin)
                : result(decoded, "The message is not what " + source.format() + " asks for");
    }

    private Result fetch(Source source, Decoded.Thin thin) {
        @Nullable String system = source.system();
        if (system == null) {
            return new Result.Unavailable("The source names no system to fetch " + thin.path() + " from");
        }
        return switch (systems.get(system).find(thin.path())) {
            case Lookup.Found(byte[] body) -> record(system, thin, body);
            case Lookup.Absent() ->
                new Result.Invalid(
                        "The system has no such record", List.of(new Problem("", system + " has no " + thin.path())));
            case Lookup.Unavailable(var detail) -> new Result.Unavailable(system + " did not answer: " + detail);
            case Lookup.Unsupported() -> new Result.Unavailable(system + " cannot be asked for records");
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
