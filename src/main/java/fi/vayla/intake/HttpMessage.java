package fi.vayla.intake;

import fi.vayla.intake.IntakeResult.Reason;
import fi.vayla.intake.IntakeResult.Rejected;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message that a request carries: JSON, and no more bytes than are taken, whatever the request says of its length.
 *
 * @param most how many bytes are taken
 */
record HttpMessage(HttpServletRequest request, long most, boolean local) implements Incoming {

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
        @Nullable String wrong = MediaTypes.problem(request.getHeader("Content-Encoding"), request.getContentType());
        if (wrong != null) {
            return new Rejected(Reason.WRONG_MEDIA_TYPE, wrong);
        }
        return request.getContentLengthLong() > most ? Wellformed.tooLarge(most) : null;
    }

    @Override
    public byte[] body() throws IOException {
        return request.getInputStream().readNBytes((int) most + 1);
    }
}
