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
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /intake/{source}}: the intake over HTTP, of JSON, or of JSON with files. */
@RestController
final class IntakeController {

    private static final Logger LOG = LoggerFactory.getLogger(IntakeController.class);

    private final Intake intake;
    private final IntakeSettings settings;
    private final LocalCaller locals;
    private final AttachmentStore attachments;

    IntakeController(Intake intake, IntakeSettings settings, LocalCaller locals, AttachmentStore attachments) {
        this.intake = intake;
        this.settings = settings;
        this.locals = locals;
        this.attachments = attachments;
    }

    @PostMapping("/intake/{source}")
    ResponseEntity<byte[]> post(@PathVariable String source, HttpServletRequest request) throws IOException {
        var message = new HttpMessage(request, settings.largest(), locals.is(request), attachments);
        return answer(intake.receive(source, message));
    }

    private static ResponseEntity<byte[]> answer(IntakeResult result) {
        return switch (result) {
            case Accepted accepted ->
                json(ResponseEntity.accepted().location(URI.create("/api/messages/" + accepted.receipt())))
                        .body(Json.write(Answer.of(accepted)));
            case Ignored(String reason) -> json(ResponseEntity.ok()).body(Json.write(Map.of("ignored", reason)));
            case Rejected rejected -> refusal(rejected);
            case Unavailable(String detail, Duration retryAfter) ->
                problem(
                        ProblemDocument.of("unavailable", "Not taken now; send it again", 503, detail),
                        HttpHeaders.RETRY_AFTER,
                        Long.toString(retryAfter.toSeconds()));
        };
    }

    private static ResponseEntity<byte[]> refusal(Rejected rejected) {
        Reason reason = rejected.reason();
        var problem = ProblemDocument.of(
                reason.kind(), reason.title(), reason.status(), rejected.detail(), rejected.problems());
        return switch (reason) {
            case UNAUTHENTICATED -> problem(problem, HttpHeaders.WWW_AUTHENTICATE, "Vayla realm=\"intake\"");
            case TOO_FAST -> problem(problem, HttpHeaders.RETRY_AFTER, "1");
            case MALFORMED, FORBIDDEN, UNKNOWN_SOURCE, TOO_LARGE, WRONG_MEDIA_TYPE, INVALID -> problem(problem);
        };
    }

    private static ResponseEntity.BodyBuilder json(ResponseEntity.BodyBuilder builder) {
        return builder.contentType(MediaType.APPLICATION_JSON);
    }

    /**
     * @param header name and value, if any
     */
    private static ResponseEntity<byte[]> problem(ProblemDocument problem, String... header) {
        var builder = ResponseEntity.status(problem.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (header.length > 0) {
            builder.header(header[0], header[1]);
        }
        return builder.body(Json.write(problem));
    }

    @ExceptionHandler
    ResponseEntity<byte[]> bug(RuntimeException e) {
        LOG.error("A message was not taken because of a fault of the hub's own", e);
        return problem(ProblemDocument.of("fault", "Fault of the hub", 500, "The fault is in the hub's log"));
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
