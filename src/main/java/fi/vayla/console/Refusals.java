package fi.vayla.console;

import fi.vayla.event.Json;
import fi.vayla.log.LogUnavailable;
import fi.vayla.security.ProblemDocument;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Answers every request that cannot be met with a problem document: ours, the framework's and what is away. */
@RestControllerAdvice
final class Refusals extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(Refusals.class);
    private static final String RETRY_AFTER_SECONDS = "5";

    @ExceptionHandler
    ResponseEntity<Object> refused(Refusal refusal) {
        return answer(refusal.problem(), refusal.problem().status() == 503 ? retryLater() : HttpHeaders.EMPTY);
    }

    /** While the database of the read models is away, questions to them wait; nothing else notices. */
    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ResponseEntity<Object> viewsUnavailable() {
        return unavailable(
                "views-unavailable",
                "The read models are away",
                "The read models cannot be asked now; the messages are safe on the log");
    }

    @ExceptionHandler(LogUnavailable.class)
    ResponseEntity<Object> logUnavailable() {
        return unavailable("log-unavailable", "The log is away", "The log cannot be asked now; try again in a moment");
    }

    /** What nobody thought of: the log says what, the caller only that it is so. */
    @ExceptionHandler
    ResponseEntity<Object> failed(Exception e) {
        log.error("A request failed", e);
        return answer(
                ProblemDocument.of(
                        "internal-server-error",
                        "Internal Server Error",
                        500,
                        "The hub itself failed on this request; its log says more"),
                HttpHeaders.EMPTY);
    }

    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (status.value() == 500) {
            return failed(e);
        }
        HttpStatus known = HttpStatus.resolve(status.value());
        String title = known == null ? "Status " + status.value() : known.getReasonPhrase();
        String kind = title.toLowerCase(Locale.ROOT).replace(' ', '-');
        return answer(ProblemDocument.of(kind, title, status.value(), detail(e, body, title)), headers);
    }

    private static String detail(Exception e, @Nullable Object body, String title) {
        Object document = body == null && e instanceof ErrorResponse response ? response.getBody() : body;
        return document instanceof ProblemDetail problem && problem.getDetail() != null ? problem.getDetail() : title;
    }

    private static ResponseEntity<Object> unavailable(String kind, String title, String detail) {
        return answer(ProblemDocument.of(kind, title, 503, detail), retryLater());
    }

    private static HttpHeaders retryLater() {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        return headers;
    }

    private static ResponseEntity<Object> answer(ProblemDocument problem, HttpHeaders headers) {
        return ResponseEntity.status(problem.status())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(Json.write(problem));
    }
}
