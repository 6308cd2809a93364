package fi.vayla.console;

import fi.vayla.attachment.Attachment;
import fi.vayla.attachment.AttachmentStore;
import fi.vayla.attachment.Found;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The files that events refer to, for whoever may use the API. Their senders made them: no browser is to show or run one. */
@RestController
final class AttachmentsApi {

    private final AttachmentStore store;

    AttachmentsApi(AttachmentStore store) {
        this.store = store;
    }

    @GetMapping("/attachments/{sha256}")
    void get(@PathVariable String sha256, HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (store.find(Attachment.reference(sha256))) {
            case Found.Here(Attachment file) -> send(file, request, response);
            case Found.Absent _ ->
                throw Refusal.notFound("unknown-attachment", "Unknown attachment", "There is no attachment " + sha256);
            case Found.Unavailable(String detail) ->
                throw Refusal.unavailable("attachments-unavailable", "The store does not answer", detail);
        }
    }

    private void send(Attachment file, HttpServletRequest request, HttpServletResponse response) throws IOException {
        try (InputStream content = store.open(file)) {
            String name = file.name() == null ? file.sha256() : file.name();
            response.setContentType(file.mediaType());
            response.setContentLengthLong(file.size());
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment()
                            .filename(name, StandardCharsets.UTF_8)
                            .build()
                            .toString());
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
            if (!request.getMethod().equals("HEAD")) {
                content.transferTo(response.getOutputStream());
            }
        }
    }
}
