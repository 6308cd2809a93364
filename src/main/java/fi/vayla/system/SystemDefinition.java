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
 * @param authentication how the credentials are shown; as a bearer token by default
 * @param success JSON Pointer to what is true in the answer to a call that succeeded, for a system that answers 200 to one
 *     that failed; by default the HTTP status tells
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
        SystemAuthentication authentication,
        @Nullable String success,
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

    /** A system that is shown a bearer token, if any, and is not asked what it shows. */
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
                SystemAuthentication.BEARER,
                null,
                null,
                Set.of());
    }

    /** The same with a way to show the credentials, and a place that tells success. */
    public SystemDefinition with(SystemAuthentication shown, @Nullable String successAt) {
        return with(shown, successAt, records, repair);
    }

    /** The same with a way to list its records, and what is repaired without asking. */
    public SystemDefinition with(RecordsDefinition listed, Set<Drift> repaired) {
        return with(authentication, success, listed, repaired);
    }

    private SystemDefinition with(
            SystemAuthentication shown,
            @Nullable String successAt,
            @Nullable RecordsDefinition listed,
            Set<Drift> repaired) {
        return new SystemDefinition(
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
                shown,
                successAt,
                listed,
                repaired);
    }

    @SuppressWarnings("ConstantValue") // Jackson passes null for what the file leaves out
    public SystemDefinition {
        options = options == null ? Map.of() : Map.copyOf(options);
        authentication = authentication == null ? SystemAuthentication.BEARER : authentication;
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
            SystemAuthentication authentication,
            @Nullable String success,
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
                authentication,
                success,
                records,
                repair);
    }

    /** Throws {@link InvalidConfiguration} when {@code targetId} is none. */
    public JsonPointer targetIdPointer() {
        return pointer("targetId", targetId);
    }

    /** Null when the HTTP status tells. Throws {@link InvalidConfiguration} when {@code success} is none. */
    public @Nullable JsonPointer successPointer() {
        return success == null ? null : pointer("success", success);
    }

    private JsonPointer pointer(String name, String text) {
        try {
            return JsonPointer.compile(text);
        } catch (IllegalArgumentException e) {
            throw InvalidConfiguration.of(
                    name, "System %s: %s \"%s\" is not a JSON Pointer; write it as /id".formatted(id, name, text));
        }
    }

    public Limits limits() {
        return new Limits(concurrency, rate, settle);
    }
}
