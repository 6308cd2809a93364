package fi.vayla.intake;

import fi.vayla.attachment.AttachmentStore;
import fi.vayla.event.Json;
import fi.vayla.intake.IntakeResult.Accepted;
import fi.vayla.intake.IntakeResult.Ignored;
import fi.vayla.intake.IntakeResult.Reason;
import fi.vayla.intake.IntakeResult.Rejected;
import fi.vayla.intake.IntakeResult.Unavailable;
import fi.vayla.security.LocalCaller;
import fi.vayla.security.ProblemDocument;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /intake/{source}}: the intake over HTTP, of JSON, or of JSON with files. A servlet of its own, since what Spring
 * MVC does around a handler takes longer than the intake.
 */
final class IntakeServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(IntakeServlet.class);

    private final transient Intake intake;
    private final transient IntakeSettings settings;
    private final transient LocalCaller locals;
    private final transient AttachmentStore attachments;

    IntakeServlet(Intake intake, IntakeSettings settings, LocalCaller locals, AttachmentStore attachments) {
        this.intake = intake;
        this.settings = settings;
        this.locals = locals;
        this.attachments = attachments;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo();
        if (path == null || path.length() < 2 || path.indexOf('/', 1) >= 0) {
            ProblemDocument.of("not-found", "There is nothing here", 404, "POST to /intake/SOURCE")
                    .write(response);
        } else if (!request.getMethod().equals("POST")) {
            response.setHeader("Allow", "POST");
            ProblemDocument.of("method-not-allowed", "Wrong method", 405, "POST to /intake" + path)
                    .write(response);
        } else {
            receive(path.substring(1), request, response);
        }
    }

    private void receive(String source, HttpServletRequest request, HttpServletResponse response) throws IOException {
        IntakeResult result;
        try {
            var message = new HttpMessage(request, settings.largest(), locals.is(request), attachments);
            result = intake.receive(source, message);
        } catch (RuntimeException e) {
            LOG.error("A message was not taken because of a fault of the hub's own", e);
            ProblemDocument.of("fault", "Fault of the hub", 500, "The fault is in the hub's log")
                    .write(response);
            return;
        }
        answer(response, result);
    }

    private static void answer(HttpServletResponse response, IntakeResult result) throws IOException {
        switch (result) {
            case Accepted accepted -> {
                response.setHeader("Location", "/api/messages/" + accepted.receipt());
                answer(response, 202, Answer.of(accepted));
            }
            case Ignored(String reason) -> answer(response, 200, Map.of("ignored", reason));
            case Rejected rejected -> refuse(response, rejected);
            case Unavailable(String detail, Duration retryAfter) -> {
                response.setHeader("Retry-After", Long.toString(retryAfter.toSeconds()));
                ProblemDocument.of("unavailable", "Not taken now; send it again", 503, detail)
                        .write(response);
            }
        }
    }

    private static void refuse(HttpServletResponse response, Rejected rejected) throws IOException {
        Reason reason = rejected.reason();
        switch (reason) {
            case UNAUTHENTICATED -> response.setHeader("WWW-Authenticate", "Vayla realm=\"intake\"");
            case TOO_FAST -> response.setHeader("Retry-After", "1");
            case MALFORMED, FORBIDDEN, UNKNOWN_SOURCE, TOO_LARGE, WRONG_MEDIA_TYPE, INVALID -> {}
        }
        ProblemDocument.of(reason.kind(), reason.title(), reason.status(), rejected.detail(), rejected.problems())
                .write(response);
    }

    private static void answer(HttpServletResponse response, int status, Object document) throws IOException {
        byte[] json = Json.write(document);
        response.setStatus(status);
        response.setContentType("application/json");
        response.setContentLength(json.length);
        response.getOutputStream().write(json);
    }

    /** What the sender of an accepted message is told. */
    private record Answer(
            String receipt,
            String source,
            String id,
            String type,
            String subject,
            Instant receivedAt,
            boolean duplicate) {

        static Answer of(Accepted accepted) {
            return new Answer(
                    accepted.receipt().value(),
                    accepted.source(),
                    accepted.id(),
                    accepted.type().wireName(),
                    accepted.subject(),
                    accepted.receivedAt(),
                    accepted.duplicate());
        }
    }
}
