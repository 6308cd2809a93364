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

/** Reads a request's body, JSON and no more bytes than are taken, whatever the request says of its length. */
final class HttpBody {

    private HttpBody() {}

    /** What became of it. */
    sealed interface Result {}

    /** The whole body. */
    @SuppressWarnings("ArrayRecordComponent") // handed on at once; never compared
    record Bytes(byte[] body) implements Result {}

    /** Not read, or not to its end. */
    record Refused(Rejected rejected) implements Result {}

    static Result read(HttpServletRequest request, long most) throws IOException {
        @Nullable String wrong = mediaTypeProblem(request);
        if (wrong != null) {
            return new Refused(new Rejected(Reason.WRONG_MEDIA_TYPE, wrong));
        }
        if (request.getContentLengthLong() > most) {
            return new Refused(Wellformed.tooLarge(most));
        }
        byte[] body = request.getInputStream().readNBytes((int) most + 1);
        return body.length > most ? new Refused(Wellformed.tooLarge(most)) : new Bytes(body);
    }

    /** By lower-case name, the first value of each. */
    static Map<String, String> headers(HttpServletRequest request) {
        Map<String, String> headers = new HashMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.putIfAbsent(name.toLowerCase(Locale.ROOT), request.getHeader(name));
        }
        return headers;
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
