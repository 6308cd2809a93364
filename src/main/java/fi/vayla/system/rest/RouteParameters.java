package fi.vayla.system.rest;

import fi.vayla.event.InvalidConfiguration;
import fi.vayla.event.Json;
import fi.vayla.system.Call;
import fi.vayla.system.Places;
import fi.vayla.system.SystemDefinition;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * What a route says of a REST system.
 *
 * @param method POST if left out
 * @param path below the system's URL, a {@link PathTemplate}; empty if left out
 * @param find path of a GET that tells whether the system has this very message, if the system can tell
 * @param files the name of the parts for the files of the event, which then go with the body as multipart/form-data; null for
 *     a body of JSON alone
 * @param message the name of the part for the body then; {@code message} if left out
 * @param body which part of the mapped body is sent; all of it if left out
 * @param found where the record's id stands in that answer; the system's {@code targetId} if left out
 * @param record where the mapped body has the id of the record that it is for; then, where that record is gone, another that
 *     carries the item is written, as the system's {@code records} find it
 * @param create path of a POST that makes the record where there is no other and that was ordered; no record is made if left
 *     out
 * @param created which part of the mapped body is sent then; as {@code body} if left out
 */
record RouteParameters(
        String method,
        String path,
        @Nullable JsonPointer body,
        @Nullable String files,
        String message,
        @Nullable String find,
        JsonPointer found,
        @Nullable JsonPointer record,
        @Nullable String create,
        @Nullable JsonPointer created) {

    private static final List<String> NAMES =
            List.of("method", "path", "body", "files", "message", "find", "found", "record", "create", "created");
    private static final Pattern PART = Pattern.compile("[\\w.\\[\\]-]{1,100}");
    private static final Set<String> METHODS = Set.of("POST", "PUT", "PATCH", "DELETE");
    private static final Set<String> SAFE_TO_REPEAT = Set.of("PUT", "DELETE");

    /** Throws {@link InvalidConfiguration} naming the parameter that is wrong. */
    static RouteParameters checked(SystemDefinition system, Map<String, String> parameters) {
        String place = "system:" + system.id();
        for (String name : parameters.keySet()) {
            if (!NAMES.contains(name)) {
                throw InvalidConfiguration.ofUnknown(
                        name,
                        place + " has no parameter " + name
                                + "; it takes method, path and body, files and message, find and found, and record, create and created");
            }
        }
        RouteParameters read = read(system, parameters);
        if (!METHODS.contains(read.method)) {
            throw InvalidConfiguration.of(
                    "method",
                    "The method " + read.method + " of " + place + " is none; use POST, PUT, PATCH or DELETE");
        }
        if (!read.path.isEmpty()) {
            requireAddress("path", read.path, system);
        }
        if (read.files == null && parameters.containsKey("message")) {
            throw InvalidConfiguration.of(
                    "message", "The parameter message of " + place + " names a part beside those of files; add files");
        }
        requirePart("files", read.files, place);
        requirePart("message", read.message, place);
        if (read.find != null) {
            requireAddress("find", read.find, system);
        } else if (parameters.containsKey("found")) {
            throw InvalidConfiguration.of(
                    "found", "The parameter found of " + place + " is for an answer to find; add find");
        }
        if (read.create != null) {
            requireAddress("create", read.create, system);
        } else if (parameters.containsKey("created")) {
            throw InvalidConfiguration.of(
                    "created", "The parameter created of " + place + " is what create sends; add create");
        }
        if (read.create != null && read.record == null) {
            throw InvalidConfiguration.of(
                    "create",
                    "The parameter create of " + place + " is for a record that is gone; say with record which");
        }
        return read;
    }

    static RouteParameters read(SystemDefinition system, Map<String, String> parameters) {
        return new RouteParameters(
                parameters.getOrDefault("method", "POST"),
                parameters.getOrDefault("path", ""),
                optional(system, "body", parameters),
                parameters.get("files"),
                parameters.getOrDefault("message", "message"),
                parameters.get("find"),
                pointer(system, "found", parameters.getOrDefault("found", system.targetId())),
                optional(system, "record", parameters),
                parameters.get("create"),
                optional(system, "created", parameters));
    }

    private static @Nullable JsonPointer optional(
            SystemDefinition system, String name, Map<String, String> parameters) {
        String given = parameters.get(name);
        return given == null ? null : pointer(system, name, given);
    }

    /** What is sent of a mapped body; null when it has no such part. */
    byte @Nullable [] part(byte[] mapped) {
        return part(mapped, body);
    }

    /** What is sent of it to make a record; null when it has no such part. */
    byte @Nullable [] partToCreate(byte[] mapped) {
        return part(mapped, created == null ? body : created);
    }

    private static byte @Nullable [] part(byte[] mapped, @Nullable JsonPointer place) {
        if (place == null) {
            return mapped;
        }
        try {
            JsonNode part = Json.read(mapped).at(place);
            return part.isMissingNode() ? null : Json.write(part);
        } catch (JacksonException e) {
            return null;
        }
    }

    /** The id of the record that a call is for; null where the route does not say. */
    @Nullable
    String recordOf(Call call) {
        return record == null ? null : call.place(record.toString());
    }

    /** The call for another record. */
    Call at(String id, Call call) {
        if (record == null) {
            return call;
        }
        JsonNode body = Json.read(call.body());
        Places.put(body, record, Json.MAPPER.getNodeFactory().stringNode(id));
        return call.with(Json.write(body));
    }

    /** Whether the method alone says that a repeat changes nothing (RFC 9110, 9.2.2). */
    boolean isSafeToRepeat() {
        return SAFE_TO_REPEAT.contains(method);
    }

    private static JsonPointer pointer(SystemDefinition system, String name, String pointer) {
        try {
            return JsonPointer.compile(pointer);
        } catch (IllegalArgumentException e) {
            throw InvalidConfiguration.of(
                    name,
                    "The parameter %s of system:%s, \"%s\", is not a JSON Pointer; write it as /0/id"
                            .formatted(name, system.id(), pointer));
        }
    }

    private static void requirePart(String name, @Nullable String part, String place) {
        if (part != null && !PART.matcher(part).matches()) {
            throw InvalidConfiguration.of(
                    name,
                    "The " + name + " of " + place + " is the name of a part, such as file, not \"" + part + "\"");
        }
    }

    private static void requireAddress(String name, String template, SystemDefinition system) {
        String place = name + " " + template + " of system:" + system.id();
        if (!template.startsWith("/")) {
            throw InvalidConfiguration.of(name, "The " + place + " begins with /");
        }
        for (String unknown : PathTemplate.unknown(template)) {
            throw InvalidConfiguration.of(
                    name,
                    "The " + place + " has the unknown place {" + unknown
                            + "}; use {subject}, {id}, {receipt}, {idempotencyKey} or {/pointer} into the body");
        }
        try {
            new URI(system.url() + PathTemplate.withoutPlaces(template));
        } catch (URISyntaxException e) {
            throw InvalidConfiguration.of(name, "The " + place + " is no address: " + e.getReason());
        }
    }
}
