package fi.vayla.intake;

import fi.vayla.intake.IntakeResult.Reason;
import fi.vayla.intake.IntakeResult.Rejected;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

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
        @Nullable String wrong = mediaTypeProblem(request);
        if (wrong != null) {
            return new Rejected(Reason.WRONG_MEDIA_TYPE, wrong);
        }
        return request.getContentLengthLong() > most ? Wellformed.tooLarge(most) : null;
    }

    @Override
    public byte[] body() throws IOException {
        return request.getInputStream().readNBytes((int) most + 1);
    }

    private static @Nullable String mediaTypeProblem(HttpServletRequest request) {
        @Nullable String encoding = request.getHeader("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            return "Content-Encoding " + encoding + " is not taken; send the body as it is";
        }
        @Nullable String contentType = request.getContentType();
        if (contentType == null) {
            return "Content-Type is missing; send application/json";
        }
        try {
            MediaType type = MediaType.parseMediaType(contentType);
            if (!isJson(type)) {
                return "Content-Type " + contentType + " is not taken; send application/json";
            }
            @Nullable Charset charset = type.getCharset();
            return charset == null || charset.equals(StandardCharsets.UTF_8)
                    ? null
                    : "The character set " + charset + " is not taken; JSON is UTF-8";
        } catch (InvalidMediaTypeException e) {
            return "Content-Type " + contentType + " cannot be understood; send application/json";
        }
    }

    private static boolean isJson(MediaType type) {
        return type.getType().equals("application")
                && (type.getSubtype().equals("json") || type.getSubtype().endsWith("+json"));
    }
}
