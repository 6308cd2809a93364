package fi.vayla.intake;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** What a message may say that it is: JSON in UTF-8. */
final class MediaTypes {

    private MediaTypes() {}

    /** What is wrong with these headers; null when nothing is. */
    static @Nullable String problem(@Nullable String encoding, @Nullable String contentType) {
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            return "Content-Encoding " + encoding + " is not taken; send the body as it is";
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

    private static boolean isJson(MediaType type) {
        return type.getType().equals("application")
                && (type.getSubtype().equals("json") || type.getSubtype().endsWith("+json"));
    }
}
