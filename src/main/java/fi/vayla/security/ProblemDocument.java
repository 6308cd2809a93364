package fi.vayla.security;

import fi.vayla.event.Json;
import fi.vayla.event.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How every refused request is answered: RFC 9457 problem details.
 *
 * @param type names the kind of problem, {@code urn:vayla:problem:...}
 * @param title the kind in words
 * @param detail this one in words, for the person who has to do something
 * @param errors what is wrong with the document, where a document was refused
 */
public record ProblemDocument(
        String type,
        String title,
        int status,
        String detail,
        @Nullable List<Problem> errors) {

    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String TYPE_PREFIX = "urn:vayla:problem:";

    /**
     * A problem without a document's errors.
     *
     * @param kind such as {@code unknown-source}
     */
    public static ProblemDocument of(String kind, String title, int status, String detail) {
        return of(kind, title, status, detail, List.of());
    }

    public static ProblemDocument of(String kind, String title, int status, String detail, List<Problem> errors) {
        return new ProblemDocument(
                TYPE_PREFIX + kind, title, status, detail, errors.isEmpty() ? null : List.copyOf(errors));
    }

    /** Writes it as the response's status and body. */
    public void write(HttpServletResponse response) throws IOException {
        byte[] body = Json.write(this);
        response.setStatus(status);
        response.setContentType(MEDIA_TYPE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
