package fi.vayla.system.rest;

import fi.vayla.attachment.AttachmentStore;
import fi.vayla.event.Json;
import fi.vayla.system.Address;
import fi.vayla.system.Call;
import fi.vayla.system.Capability;
import fi.vayla.system.Fetched;
import fi.vayla.system.GoneRecord;
import fi.vayla.system.HttpAnswer;
import fi.vayla.system.Listed;
import fi.vayla.system.Lookup;
import fi.vayla.system.Outcome;
import fi.vayla.system.SystemAdapter;
import fi.vayla.system.SystemDefinition;
import fi.vayla.system.SystemHttp;
import java.io.IOException;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * One system with a REST interface. What a route may say is {@link RouteParameters}', what the answers mean is {@link
 * HttpAnswer}'s.
 */
final class RestAdapter implements SystemAdapter {

    private final SystemDefinition definition;
    private final SystemHttp http;
    private final ObjectFactory<AttachmentStore> attachments;
    private final JsonPointer targetId;
    private final @Nullable JsonPointer success;
    private final Semaphore fetches; // the delivery counts its own calls
    private final @Nullable ShownRecords records;

    RestAdapter(SystemDefinition definition, SystemHttp http, ObjectFactory<AttachmentStore> attachments) {
        this.definition = definition;
        this.http = http;
        this.attachments = attachments;
        this.targetId = definition.targetIdPointer();
        this.success = definition.successPointer();
        this.fetches = new Semaphore(definition.concurrency());
        this.records = definition.records() == null ? null : new ShownRecords(definition, definition.records(), http);
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
        Sent sent = deliver(call, route);
        if (!GoneRecord.is(sent.status()) || !(call.isRemoval() || route.record() != null)) {
            return sent.outcome();
        }
        String gone = Objects.requireNonNullElse(route.recordOf(call), "");
        return GoneRecord.deliver(
                call,
                gone,
                sent.outcome(),
                () -> records == null
                        ? new Listed.Unsupported()
                        : records.find(call.event().subject()),
                id -> deliver(route.at(id, call), route).outcome(),
                route.create() == null ? null : () -> create(call, route));
    }

    /**
     * What came of a request.
     *
     * @param status 0 when there was no answer, or nothing was sent
     */
    private record Sent(int status, Outcome outcome) {}

    private static Sent unsent(Outcome outcome) {
        return new Sent(0, outcome);
    }

    private Sent deliver(Call call, RouteParameters route) {
        HttpUriRequestBase request;
        try {
            request = http.request(route.method(), PathTemplate.fill(route.path(), call), call);
            if (route.find() != null) {
                http.request("GET", PathTemplate.fill(route.find(), call)); // what could not be looked up is not sent
            }
        } catch (PathTemplate.Unfilled | URISyntaxException e) {
            return unsent(new Outcome.Refused(Outcome.Reason.MAPPING, String.valueOf(e.getMessage())));
        }
        byte[] body = route.part(call.body());
        if (body == null) {
            return unsent(new Outcome.Refused(Outcome.Reason.MAPPING, "The mapping gave nothing at " + route.body()));
        }
        if (route.files() == null) {
            request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
            return send(request, route);
        }
        return switch (new FileParts(attachments.getObject(), route.message(), route.files()).of(call, body)) {
            case FileParts.Made.Entity(HttpEntity entity) -> {
                request.setEntity(entity);
                yield send(request, route);
            }
            case FileParts.Made.Missing(String detail) ->
                unsent(new Outcome.Refused(Outcome.Reason.ATTACHMENT_MISSING, detail));
            case FileParts.Made.Unavailable(String detail) -> unsent(new Outcome.Unavailable(detail, null));
        };
    }

    private Outcome create(Call call, RouteParameters route) {
        byte[] body = route.partToCreate(call.body());
        if (body == null) {
            return new Outcome.Refused(Outcome.Reason.MAPPING, "The mapping gave nothing at " + route.created());
        }
        try {
            HttpUriRequestBase request =
                    http.request("POST", PathTemplate.fill(Objects.requireNonNull(route.create()), call), call);
            request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
            return send(request, route).outcome();
        } catch (PathTemplate.Unfilled | URISyntaxException e) {
            return new Outcome.Refused(Outcome.Reason.MAPPING, String.valueOf(e.getMessage()));
        }
    }

    private Sent send(HttpUriRequestBase request, RouteParameters route) {
        try {
            return http.execute(request, response -> {
                byte[] answer = SystemHttp.body(response);
                return isGone(route, response.getCode())
                        ? unsent(new Outcome.Delivered(null))
                        : new Sent(response.getCode(), HttpAnswer.outcome(response, answer, success, this::targetId));
            });
        } catch (IOException e) {
            return unsent(SystemHttp.outcome(e));
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
            SystemHttp.trace(request, call);
            return http.execute(
                    request, response -> HttpAnswer.lookup(response, SystemHttp.body(response), route.found()));
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

    @Override
    public boolean lists() {
        return records != null;
    }

    @Override
    public Listed list() {
        return records == null ? new Listed.Unsupported() : records.read();
    }

    @Override
    public JsonNode shown(Call call, JsonNode fields) {
        return records == null ? fields : records.shown(call, fields);
    }

    @Override
    public Optional<Address> address(Call call) {
        RouteParameters route = RouteParameters.read(definition, call.parameters());
        try {
            return Optional.of(
                    new Address(route.method(), PathTemplate.fill(route.path(), call), route.recordOf(call)));
        } catch (PathTemplate.Unfilled e) {
            return Optional.empty(); // deliver() refuses it, and says why
        }
    }

    /** What is to be deleted and is not there needs no deleting. */
    private static boolean isGone(RouteParameters route, int status) {
        return route.method().equals("DELETE") && GoneRecord.is(status);
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
