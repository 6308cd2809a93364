package fi.vayla.system.rest;

import fi.vayla.event.InvalidConfiguration;
import fi.vayla.event.Json;
import fi.vayla.system.Call;
import fi.vayla.system.Capability;
import fi.vayla.system.Fetched;
import fi.vayla.system.Lookup;
import fi.vayla.system.Outcome;
import fi.vayla.system.SystemAdapter;
import fi.vayla.system.SystemDefinition;
import java.io.IOException;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;

/**
 * One system with a REST interface. What a route may say is {@link RouteParameters}', what the answers mean is {@link
 * Answer}'s.
 */
final class RestAdapter implements SystemAdapter {

    private final SystemDefinition definition;
    private final SystemHttp http;
    private final JsonPointer targetId;
    private final @Nullable JsonPointer success;
    private final Semaphore fetches; // the delivery counts its own calls

    RestAdapter(SystemDefinition definition, SystemHttp http) {
        this.definition = definition;
        this.http = http;
        this.targetId = pointer(definition, "targetId", definition.targetId());
        this.success = definition.success() == null ? null : pointer(definition, "success", definition.success());
        this.fetches = new Semaphore(definition.concurrency());
    }

    static JsonPointer pointer(SystemDefinition definition, String name, String text) {
        try {
            return JsonPointer.compile(text);
        } catch (IllegalArgumentException e) {
            throw InvalidConfiguration.of(
                    name,
                    "System %s: %s \"%s\" is not a JSON Pointer; write it as /id"
                            .formatted(definition.id(), name, text));
        }
    }

    @Override
    public void check(Map<String, String> parameters) {
        RouteParameters.checked(definition, parameters);
    }

    @Override
    public Capability capability(Map<String, String> parameters) {
        RouteParameters route = RouteParameters.read(definition, parameters);
        if (route.find() != null) {
            return Capability.FIND;
        }
        return route.isSafeToRepeat() || definition.idempotent() ? Capability.IDEMPOTENT : Capability.NEITHER;
    }

    @Override
    public Outcome deliver(Call call) {
        RouteParameters route = RouteParameters.read(definition, call.parameters());
        HttpUriRequestBase request;
        try {
            request = http.request(route.method(), PathTemplate.fill(route.path(), call));
            if (route.find() != null) {
                http.request("GET", PathTemplate.fill(route.find(), call)); // what could not be looked up is not sent
            }
        } catch (PathTemplate.Unfilled | URISyntaxException e) {
            return new Outcome.Refused(Outcome.Reason.MAPPING, String.valueOf(e.getMessage()));
        }
        byte[] body = route.part(call.body());
        if (body == null) {
            return new Outcome.Refused(Outcome.Reason.MAPPING, "The mapping gave nothing at " + route.body());
        }
        request.setHeader("Idempotency-Key", call.idempotencyKey());
        trace(request, call);
        request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        try {
            return http.execute(
                    request, response -> Answer.outcome(response, SystemHttp.body(response), success, this::targetId));
        } catch (IOException e) {
            return SystemHttp.neverReached(e)
                    ? new Outcome.Unavailable(e.toString(), null)
                    : new Outcome.Unknown(e.toString());
        }
    }

    @Override
    public Lookup find(Call call) {
        RouteParameters route = RouteParameters.read(definition, call.parameters());
        if (route.find() == null) {
            return SystemAdapter.super.find(call);
        }
        try {
            HttpUriRequestBase request = http.request("GET", PathTemplate.fill(route.find(), call));
            trace(request, call);
            return http.execute(request, response -> Answer.lookup(response, SystemHttp.body(response), route.found()));
        } catch (PathTemplate.Unfilled | URISyntaxException e) {
            return new Lookup.Absent(); // never sent: deliver() refuses it for the same reason
        } catch (IOException e) {
            return new Lookup.Unavailable(e.toString(), null);
        }
    }

    @Override
    public Fetched fetch(String path) {
        try {
            if (!fetches.tryAcquire(definition.timeout().toNanos(), TimeUnit.NANOSECONDS)) {
                return new Fetched.Unavailable(definition.id() + " is being asked for other records");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Fetched.Unavailable("The hub is stopping");
        }
        try {
            return http.execute(http.request("GET", path), response -> {
                byte[] body = SystemHttp.body(response);
                return switch (response.getCode()) {
                    case 200 -> new Fetched.Found(body);
                    case 404, 410 -> new Fetched.Absent();
                    default -> new Fetched.Unavailable(definition.id() + " answered " + response.getCode());
                };
            });
        } catch (IOException | URISyntaxException e) {
            return new Fetched.Unavailable(e.toString());
        } finally {
            fetches.release();
        }
    }

    static void trace(HttpUriRequestBase request, Call call) {
        if (call.event().traceparent() != null) {
            request.setHeader("traceparent", call.event().traceparent());
        }
    }

    private @Nullable String targetId(byte[] body) {
        try {
            var id = Json.read(body).at(targetId);
            return id.isValueNode() && !id.isNull() ? id.asString() : null;
        } catch (JacksonException e) {
            return null; // an answer without JSON names no id, and is a success all the same
        }
    }
}
