package fi.vayla.intake;

import fi.vayla.attachment.AttachmentStore;
import fi.vayla.intake.IntakeResult.Reason;
import fi.vayla.intake.IntakeResult.Rejected;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message that a request carries: JSON, and no more bytes than are taken, whatever the request says of its length; or a
 * {@link FormData form} of such a message and files.
 *
 * @param most how many bytes of JSON are taken
 */
record HttpMessage(HttpServletRequest request, int most, boolean local, AttachmentStore attachments)
        implements Incoming {

    @Override
    public Map<String, String> headers() {
        Map<String, String> headers = new HashMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.putIfAbsent(name.toLowerCase(Locale.ROOT), request.getHeader(name));
        }
        return headers;
    }

    @Override
    public @Nullable Rejected refusal() {
        @Nullable String encoding = request.getHeader("Content-Encoding");
        @Nullable
        String wrong = bringsFiles()
                ? MediaTypes.encodingProblem(encoding)
                : MediaTypes.problem(encoding, request.getContentType());
        if (wrong != null) {
            return new Rejected(Reason.WRONG_MEDIA_TYPE, wrong);
        }
        return !bringsFiles() && request.getContentLengthLong() > most ? Wellformed.tooLarge(most) : null;
    }

    @Override
    public boolean bringsFiles() {
        return MediaTypes.isFormData(request.getContentType());
    }

    @Override
    public Read read() throws IOException {
        return bringsFiles()
                ? new FormData(most, attachments).read(request)
                : new Read.Whole(request.getInputStream().readNBytes(most + 1), List.of());
    }
}
