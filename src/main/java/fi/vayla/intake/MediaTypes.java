package fi.vayla.intake;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** What a message may say that it is: JSON in UTF-8. */
final class MediaTypes {

    private MediaTypes() {}

    /** What is wrong with these headers; null when nothing is. */
    static @Nullable String problem(@Nullable String encoding, @Nullable String contentType) {
        @Nullable String wrong = encodingProblem(encoding);
        if (wrong != null) {
            return wrong;
        }
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

    static @Nullable String encodingProblem(@Nullable String encoding) {
        return encoding == null || encoding.equalsIgnoreCase("identity")
                ? null
                : "Content-Encoding " + encoding + " is not taken; send the body as it is";
    }

    /** Whether it is the form that carries files, RFC 7578. */
    static boolean isFormData(@Nullable String contentType) {
        return contentType != null
                && contentType.toLowerCase(Locale.ROOT).strip().startsWith(MediaType.MULTIPART_FORM_DATA_VALUE);
    }

    private static boolean isJson(MediaType type) {
        return type.getType().equals("application")
                && (type.getSubtype().equals("json") || type.getSubtype().endsWith("+json"));
    }
}
