package fi.vayla.simulator;

import fi.vayla.event.Json;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * GitHub's REST interface to the portfolio's issues (GitHub REST API 2022-11-28, "Get an issue" and "Update an issue"), with
 * its refusals: no bearer token 401, an unknown issue 404, a value that cannot be 422. The labels of an update replace all.
 */
final class GithubIssues {

    private static final String REPOSITORIES = "/repos/";
    private static final String ISSUES = "/issues/";
    private static final String STATUS = "status: ";

    private final Portfolio portfolio;
    private final Clock clock;

    GithubIssues(Portfolio portfolio, Clock clock) {
        this.portfolio = portfolio;
        this.clock = clock;
    }

    Answer handle(Request request) {
        if (!request.hasAuthorization("Bearer")) {
            return message(401, "Bad credentials");
        }
        Optional<Project> project = request.below(request.method(), REPOSITORIES)
                .map(path -> path.replaceFirst(ISSUES, "#"))
                .flatMap(portfolio::find)
                .filter(found -> found.tool() == Project.Tool.GITHUB);
        if (project.isEmpty()) {
            return message(404, "Not Found");
        }
        return switch (request.method()) {
            case "GET" -> Answer.json(200, GithubWebhook.issue(project.get(), clock.instant()));
            case "PATCH" -> update(request, project.get());
            default -> message(404, "Not Found");
        };
    }

    private Answer update(Request request, Project before) {
        JsonNode body;
        try {
            body = Json.read(request.body());
        } catch (JacksonException e) {
            return message(400, "Problems parsing JSON");
        }
        String state = body.path("state").asString("");
        String reason = body.path("state_reason").asString("");
        if (!Set.of("", "open", "closed").contains(state)
                || !Set.of("", "completed", "not_planned", "reopened").contains(reason)
                || (body.has("title") && body.path("title").asString("").isBlank())
                || (body.has("labels") && !body.path("labels").isArray())) {
            return message(422, "Validation Failed");
        }
        Project after = before.called(body.path("title").asString(before.title()));
        List<String> labels = new ArrayList<>();
        (body.has("labels")
                        ? body.path("labels")
                        : GithubWebhook.issue(before, clock.instant()).path("labels"))
                .forEach(label -> labels.add(
                        label.isString() ? label.asString() : label.path("name").asString()));
        Project.Stage stage = stage(before, state, reason, labels);
        labels.removeIf(label -> label.startsWith(STATUS));
        after = after.labelled(labels).at(stage, stage == Project.Stage.DONE ? 100 : before.progress());
        portfolio.write(after);
        return Answer.json(200, GithubWebhook.issue(after, clock.instant()));
    }

    private static Project.Stage stage(Project before, String state, String reason, List<String> labels) {
        boolean wasClosed = before.stage() == Project.Stage.DONE || before.stage() == Project.Stage.CANCELLED;
        boolean closed = state.isEmpty() ? wasClosed : state.equals("closed");
        if (closed) {
            boolean asBefore = reason.isEmpty() && wasClosed;
            return asBefore
                    ? before.stage()
                    : reason.equals("not_planned") ? Project.Stage.CANCELLED : Project.Stage.DONE;
        }
        return labels.stream()
                .filter(label -> label.startsWith(STATUS))
                .findFirst()
                .flatMap(label ->
                        Project.Stage.find(label.substring(STATUS.length()).replace('_', ' ')))
                .orElse(Project.Stage.TO_DO);
    }

    private static Answer message(int status, String message) {
        return Answer.json(status, Map.of("message", message));
    }
}
