package fi.vayla.system;

import java.time.Duration;
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
 */
public record SystemDefinition(
        String id,
        String adapter,
        String description,
        String url,
        @Nullable String credentials,
        Duration timeout,
        String targetId) {

    @SuppressWarnings("ConstantValue") // Jackson passes null for what the file leaves out
    public SystemDefinition {
        description = description == null ? "" : description;
        url = url == null ? "" : url;
        timeout = timeout == null ? Duration.ofSeconds(10) : timeout;
        targetId = targetId == null ? "/id" : targetId;
    }
}
