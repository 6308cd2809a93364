package fi.vayla.system;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
 * @param options of that component; a value may name a secret, {@code {{secret:env:NAME}}}
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
        @Nullable String success) {

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
                Map.of(),
                SystemAuthentication.BEARER,
                null);
    }

    /** The same with a way to show the credentials, and a place that tells success. */
    public SystemDefinition with(SystemAuthentication shown, @Nullable String successAt) {
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
                successAt);
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
            @Nullable String success) {
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
                success);
    }

    public Limits limits() {
        return new Limits(concurrency, rate, settle);
    }
}
