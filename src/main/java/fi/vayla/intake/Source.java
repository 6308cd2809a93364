package fi.vayla.intake;

import fi.vayla.security.Authentication;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One entry of {@code config/sources.yaml}: who may send what.
 *
 * @param id the last part of the URL that it posts to, {@code /intake/{id}}
 * @param format the id of a {@link Format}
 * @param description one sentence for people
 * @param authentication how a caller proves who it is
 * @param schema file name below the schema folder that inbound documents must satisfy, if any
 * @param system the system that thin messages' records are fetched from, if any
 * @param settings what the format asks for, such as a JSON Pointer to the id
 */
public record Source(
        String id,
        String format,
        String description,
        Authentication authentication,
        @Nullable String schema,
        @Nullable String system,
        Map<String, String> settings) {

    @SuppressWarnings("ConstantValue") // Jackson passes null for what the file leaves out
    public Source {
        settings = settings == null ? Map.of() : Map.copyOf(settings);
    }
}
