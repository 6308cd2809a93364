package fi.vayla.system;

import com.fasterxml.jackson.annotation.JsonCreator;
import fi.vayla.event.InvalidConfiguration;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/**
 * One entry of {@code config/systems.yaml}.
 *
 * @param id the name in {@code to: system:ID}
 * @param adapter the id of an {@link AdapterFactory}
 * @param description one sentence for people
 * @param url where it is, without a slash at the end; empty for a system inside the hub
 * @param credentials reference to a bearer token, {@code env:NAME} or {@code file:PATH}, if it wants one
 * @param timeout how long one call may take; 10 s by default
 * @param targetId JSON Pointer to the record's own id in the system's answer; {@code /id} by default
 * @param concurrency how many calls may be open at once, over all routes of an instance, 1 to 1000; 64 by default
 * @param rate how many calls a second, over all routes of an instance; 0, no limit, by default
 * @param idempotent whether a call that is repeated under its Idempotency-Key has one effect; false by default
 * @param settle how long after a call that ended without an answer its record may take to show; 2 s by default
 * @param uri address of a Camel component, such as {@code sftp:host:22/folder}, for the adapter {@code camel}
 * @param options of that component, where a value may name a secret, {@code {{secret:env:NAME}}}; or of the adapter {@code soap}
 * @param records where it lists what it shows of the roadmap, if it can be asked
 * @param repair which differences from the roadmap are repaired without asking; none by default
 */
public record SystemDefinition(
        String id,
        String adapter,
        String description,
        String url,
        @Nullable String credentials,
        Duration timeout,
        String targetId,
        int concurrency,
        double rate,
        boolean idempotent,
        Duration settle,
        @Nullable String uri,
        Map<String, String> options,
        @Nullable RecordsDefinition records,
        Set<Drift> repair) {

    /** A system that no Camel component reaches. */
    public SystemDefinition(
            String id,
            String adapter,
            String description,
            String url,
            @Nullable String credentials,
            Duration timeout,
            String targetId,
            int concurrency,
            double rate,
            boolean idempotent,
            Duration settle) {
        this(
                id,
                adapter,
                description,
                url,
                credentials,
                timeout,
                targetId,
                concurrency,
                rate,
                idempotent,
                settle,
                null,
                Map.of());
    }

    /** A system that is not asked what it shows. */
    public SystemDefinition(
            String id,
            String adapter,
            String description,
            String url,
            @Nullable String credentials,
            Duration timeout,
            String targetId,
            int concurrency,
            double rate,
            boolean idempotent,
            Duration settle,
            @Nullable String uri,
            Map<String, String> options) {
        this(
                id,
                adapter,
                description,
                url,
                credentials,
                timeout,
                targetId,
                concurrency,
                rate,
                idempotent,
                settle,
                uri,
                options,
                null,
                Set.of());
    }

    @SuppressWarnings("ConstantValue") // Jackson passes null for what the file leaves out
    public SystemDefinition {
        options = options == null ? Map.of() : Map.copyOf(options);
        description = description == null ? "" : description;
        url = url == null ? "" : url;
        timeout = timeout == null ? Duration.ofSeconds(10) : timeout;
        targetId = targetId == null ? "/id" : targetId;
        settle = settle == null ? Duration.ofSeconds(2) : settle;
        repair = repair == null ? Set.of() : Set.copyOf(repair);
    }

    @JsonCreator
    static SystemDefinition read(
            String id,
            String adapter,
            String description,
            String url,
            @Nullable String credentials,
            Duration timeout,
            String targetId,
            @Nullable Integer concurrency,
            @Nullable Double rate,
            @Nullable Boolean idempotent,
            Duration settle,
            @Nullable String uri,
            Map<String, String> options,
            @Nullable RecordsDefinition records,
            Set<Drift> repair) {
        return new SystemDefinition(
                id,
                adapter,
                description,
                url,
                credentials,
                timeout,
                targetId,
                concurrency == null ? 64 : concurrency,
                rate == null ? 0 : rate,
                idempotent != null && idempotent,
                settle,
                uri,
                options,
                records,
                repair);
    }

    /** Throws {@link InvalidConfiguration} when {@code targetId} is none. */
    public JsonPointer targetIdPointer() {
        try {
            return JsonPointer.compile(targetId);
        } catch (IllegalArgumentException e) {
            throw InvalidConfiguration.of(
                    "targetId",
                    "System %s: targetId \"%s\" is not a JSON Pointer; write it as /id".formatted(id, targetId));
        }
    }

    public Limits limits() {
        return new Limits(concurrency, rate, settle);
    }
}
