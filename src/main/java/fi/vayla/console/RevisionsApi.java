package fi.vayla.console;

import fi.vayla.event.InvalidConfiguration;
import fi.vayla.event.Problem;
import fi.vayla.routes.ApplyResult;
import fi.vayla.routes.Revision;
import fi.vayla.routes.RoutePlan;
import fi.vayla.routes.Routes;
import fi.vayla.security.Operator;
import jakarta.servlet.http.HttpServletRequest;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What administrators order about the routes as a whole. */
@RestController
@RequestMapping("/api/routes")
final class RevisionsApi {

    private static final int MOST_MESSAGES = 5000;
    private static final Pattern FILE = Pattern.compile(
            "(deliver|intake)/.+\\.camel\\.yaml|mappings/.+\\.jslt|config/(sources|systems|roadmap)\\.yaml");

    private final Routes routes;

    RevisionsApi(Routes routes) {
        this.routes = routes;
    }

    /** @param base the newest revision that the orderer has seen; any if left out */
    record Apply(@Nullable String reason, @Nullable Integer base) {}

    /** @param revision the one before that whose content runs, if left out */
    record RollBack(@Nullable String reason, @Nullable Integer revision) {}

    /**
     * @param files all routes and mappings, by their names in a revision, and those of {@code config/} that are to be other
     *     than now; the administrator's if left out
     */
    record Plan(@Nullable Map<String, String> files) {}

    record History(List<Revision> revisions) {}

    /** @param applied false when it was what runs already */
    record Answer(boolean applied, Revision revision) {}

    @GetMapping("/history")
    History history() {
        return new History(routes.history());
    }

    /** @param messages how many of each changed route go through both versions; {@code vayla.routes.shadow} if left out */
    @PostMapping("/plan")
    RoutePlan plan(
            @RequestBody(required = false) byte @Nullable [] body, @RequestParam(defaultValue = "-1") int messages) {
        if (messages < -1 || messages > MOST_MESSAGES) {
            throw Refusal.badRequest(
                    "bad-parameter", "Bad parameter", "messages is 0 to " + MOST_MESSAGES + ", not " + messages);
        }
        Map<String, String> files = body == null || body.length == 0
                ? null
                : OrderBody.read(body, Plan.class).files();
        if (files != null) {
            requireNames(files.keySet());
            return routes.plan(files, messages);
        }
        try {
            return routes.plan(messages);
        } catch (InvalidConfiguration | UncheckedIOException e) {
            throw Refusal.conflict("routes-conflict", "Not now", String.valueOf(e.getMessage()));
        }
    }

    private static void requireNames(Set<String> names) {
        List<Problem> problems = names.stream()
                .filter(name -> !FILE.matcher(name).matches())
                .map(name -> new Problem(
                        "/files",
                        "\"" + name
                                + "\" is no name of a file; use deliver/NAME.camel.yaml, intake/NAME.camel.yaml, mappings/NAME.jslt,"
                                + " config/sources.yaml, config/systems.yaml or config/roadmap.yaml"))
                .toList();
        if (!problems.isEmpty()) {
            throw Refusal.invalid("The order is not valid", problems);
        }
    }

    @PostMapping("/apply")
    ResponseEntity<Answer> apply(@RequestBody byte[] body, HttpServletRequest request) {
        Apply order = OrderBody.read(body, Apply.class);
        int base = Objects.requireNonNullElse(order.base(), 0);
        return answer(routes.apply(Operator.name(request), text(order.reason()), base));
    }

    @PostMapping("/rollback")
    ResponseEntity<Answer> rollBack(@RequestBody byte[] body, HttpServletRequest request) {
        RollBack order = OrderBody.read(body, RollBack.class);
        int revision = Objects.requireNonNullElse(order.revision(), 0);
        return answer(routes.rollBack(Operator.name(request), text(order.reason()), revision));
    }

    private static ResponseEntity<Answer> answer(ApplyResult result) {
        return switch (result) {
            case ApplyResult.Applied(Revision revision) -> ResponseEntity.ok(new Answer(true, revision));
            case ApplyResult.Unchanged(Revision revision) -> ResponseEntity.ok(new Answer(false, revision));
            case ApplyResult.Findings(var findings) ->
                throw Refusal.invalid(
                        "Something is wrong in the files; nothing was applied",
                        findings.stream()
                                .map(finding -> new Problem("", finding.toString()))
                                .toList());
            case ApplyResult.Invalid(var problems) -> throw Refusal.invalid("The order is not valid", problems);
            case ApplyResult.Conflict(String detail) -> throw Refusal.conflict("routes-conflict", "Not now", detail);
            case ApplyResult.Unknown(int revision) ->
                throw Refusal.notFound(
                        "unknown-revision",
                        "Unknown revision",
                        "There is no revision " + revision + "; GET /api/routes/history lists them");
        };
    }

    private static String text(@Nullable String reason) {
        return Objects.requireNonNullElse(reason, "").strip();
    }
}
