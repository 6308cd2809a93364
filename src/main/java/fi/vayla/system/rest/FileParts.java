package fi.vayla.system.rest;

import fi.vayla.attachment.Attachment;
import fi.vayla.attachment.AttachmentStore;
import fi.vayla.attachment.Found;
import fi.vayla.event.Json;
import fi.vayla.system.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.hc.core5.http.HttpEntity;
import tools.jackson.databind.JsonNode;

/**
 * A message's body and the files of its event as one request. The files are read from the store while they are sent, anew each
 * time.
 *
 * @param message the name of the body's part
 * @param files the name of each file's part
 */
record FileParts(AttachmentStore store, String message, String files) {

    /** What came of making it. */
    sealed interface Made {
        record Entity(HttpEntity entity) implements Made {}

        /** A file is not in the store. */
        record Missing(String detail) implements Made {}

        record Unavailable(String detail) implements Made {}
    }

    /** Of files that are not in the hub's store but elsewhere, only the body may tell. */
    Made of(Call call, byte[] body) {
        List<FormEntity.Part> parts = new ArrayList<>();
        for (JsonNode attached : Json.read(call.event().data()).path("attachments")) {
            String reference = attached.path("reference").asString("");
            if (!Attachment.isReference(reference)) {
                continue;
            }
            switch (store.find(reference)) {
                case Found.Here(Attachment file) -> parts.add(part(file, attached));
                case Found.Absent absent -> {
                    return new Made.Missing(absent.detail());
                }
                case Found.Unavailable(String detail) -> {
                    return new Made.Unavailable(detail);
                }
            }
        }
        return new Made.Entity(new FormEntity(message, body, parts));
    }

    /** Named as its message names it: another one may bring the same bytes under another name. */
    private FormEntity.Part part(Attachment file, JsonNode attached) {
        String name = Objects.requireNonNullElse(
                Attachment.plainName(attached.path("name").asString("")), file.sha256());
        return new FormEntity.Part(files, name, file.mediaType(), file.size(), file.sha256(), () -> store.open(file));
    }
}
