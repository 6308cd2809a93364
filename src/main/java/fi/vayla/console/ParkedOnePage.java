package fi.vayla.console;

import fi.vayla.delivery.Deliveries;
import fi.vayla.delivery.ParkedDecision.Kind;
import fi.vayla.delivery.ParkedDetail;
import fi.vayla.delivery.ParkedMessages;
import fi.vayla.delivery.ParkedResult;
import fi.vayla.delivery.Rehearsal;
import fi.vayla.event.Json;
import fi.vayla.event.Problem;
import fi.vayla.security.Operator;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;
import tools.jackson.core.JacksonException;

/** {@code /parked/ID}: one parked message, and what an operator may do with it. An order is answered by a redirect. */
@RestController
@RequestMapping("/parked/{id}")
final class ParkedOnePage {

    private final ParkedMessages parked;
    private final Deliveries deliveries;
    private final ConsoleFrame frame;

    ParkedOnePage(ParkedMessages parked, Deliveries deliveries, ConsoleFrame frame) {
        this.parked = parked;
        this.deliveries = deliveries;
        this.frame = frame;
    }

    /** @param done one of replay, discard, edit and second, after an order */
    record Gone(String id, String trace, @Nullable String done) {}

    /** An order that was not carried out, with what was written. */
    record Refused(
            String problem, @Nullable String data, @Nullable String reason) {}

    static String href(String id) {
        return "/parked/" + UriUtils.encodePathSegment(id, StandardCharsets.UTF_8);
    }

    @GetMapping
    ResponseEntity<String> show(
            @PathVariable String id, @RequestParam @Nullable String rehearse, HttpServletRequest request) {
        ParkedResult tried = rehearse == null ? null : parked.rehearse(id, Kind.replay);
        return page(
                HttpStatus.OK,
                id,
                tried instanceof ParkedResult.Rehearsed(Rehearsal rehearsal) ? rehearsal : null,
                tried instanceof ParkedResult.Conflict(String detail) ? new Refused(detail, null, null) : null,
                request);
    }

    @PostMapping("/edit")
    ResponseEntity<String> edit(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String data,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request) {
        try {
            ParkedResult result = parked.edit(
                    id, Json.read(data.getBytes(StandardCharsets.UTF_8)), Operator.name(request), reason.strip());
            return answer(id, "edit", result, new Refused("", data, reason), request);
        } catch (JacksonException e) {
            return page(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    id,
                    null,
                    new Refused(e.getOriginalMessage(), data, reason),
                    request);
        }
    }

    @PostMapping("/decide")
    ResponseEntity<String> decide(
            @PathVariable String id,
            @RequestParam Kind kind,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request) {
        ParkedResult result = parked.decide(id, kind, Operator.name(request), reason.strip());
        return answer(id, kind.name(), result, new Refused("", null, null), request);
    }

    private ResponseEntity<String> answer(
            String id, String done, ParkedResult result, Refused written, HttpServletRequest request) {
        return switch (result) {
            case ParkedResult.Done _, ParkedResult.Rehearsed _ -> Notice.redirect(href(id), "", done);
            case ParkedResult.AwaitingSecondPerson _ -> Notice.redirect(href(id), "", "second");
            case ParkedResult.Unknown _ -> page(HttpStatus.NOT_FOUND, id, null, null, request);
            case ParkedResult.Conflict(String detail) -> refused(HttpStatus.CONFLICT, id, detail, written, request);
            case ParkedResult.Invalid(var problems) ->
                refused(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        id,
                        problems.stream().map(Problem::toString).collect(Collectors.joining("; ")),
                        written,
                        request);
        };
    }

    private ResponseEntity<String> refused(
            HttpStatus status, String id, String problem, Refused written, HttpServletRequest request) {
        return page(status, id, null, new Refused(problem, written.data(), written.reason()), request);
    }

    private ResponseEntity<String> page(
            HttpStatus status,
            String id,
            @Nullable Rehearsal rehearsal,
            @Nullable Refused refused,
            HttpServletRequest request) {
        String done = Notice.told(href(id), request).stream().findFirst().orElse(null);
        Optional<ParkedDetail> found = parked.find(id);
        if (found.isEmpty()) {
            return frame.show(
                    done == null ? HttpStatus.NOT_FOUND : HttpStatus.OK,
                    "parked-gone",
                    request,
                    href(id),
                    words -> new Gone(
                            id, "/messages/" + id.substring(id.lastIndexOf('|') + 1), ParkedView.done(done, words)));
        }
        boolean fourEyes = deliveries.list().stream()
                .anyMatch(route -> route.fourEyes()
                        && route.id().equals(found.get().message().route()));
        return frame.show(
                status,
                "parked-one",
                request,
                href(id),
                words -> ParkedView.of(found.get(), fourEyes, done, rehearsal, refused, words));
    }
}
