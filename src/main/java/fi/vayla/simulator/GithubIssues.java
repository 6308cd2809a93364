package fi.vayla.simulator;

import fi.vayla.event.Json;
import fi.vayla.system.Labels;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * GitHub's REST interface to the portfolio's issues (GitHub REST API 2022-11-28, "Get an issue", "Update an issue", "Create
 * an issue", "Create an issue comment" and "List repository issues" by labels), with its refusals: no bearer token 401, an
 * unknown issue 404, a value that cannot be 422. The labels of an update replace all.
 */
final class GithubIssues {

    private static final String REPOSITORIES = "/repos/";
    private static final String ISSUES = "/issues/";
    private static final String COMMENTS = "/comments";
    private static final String STATUS = "status: ";
    private static final int PAGE = 30;

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
        String below = request.below(request.method(), REPOSITORIES).orElse("");
        if (below.endsWith("/issues")) {
            String home = below.substring(0, below.length() - "/issues".length());
            return switch (request.method()) {
                case "GET" -> list(request, home);
                case "POST" -> create(request, home);
                default -> message(404, "Not Found");
            };
        }
        boolean ofComments = below.endsWith(COMMENTS);
        Optional<Project> project = Optional.of(
                        ofComments ? below.substring(0, below.length() - COMMENTS.length()) : below)
                .map(path -> path.replaceFirst(ISSUES, "#"))
                .flatMap(portfolio::find)
                .filter(found -> found.tool() == Project.Tool.GITHUB);
        if (project.isEmpty()) {
            return message(404, "Not Found");
        }
        return switch (request.method() + (ofComments ? COMMENTS : "")) {
            case "GET" -> Answer.json(200, GithubWebhook.issue(project.get(), clock.instant()));
            case "PATCH" -> update(request, project.get());
            case "POST/comments" -> comment(request, project.get());
            default -> message(404, "Not Found");
        };
    }

    private Answer list(Request request, String home) {
        List<String> wanted = List.of(request.parameter("labels").orElse("").split(","));
        List<ObjectNode> found = portfolio.all().stream()
                .filter(project -> project.home().equals(home))
                .map(project -> GithubWebhook.issue(project, clock.instant()))
                .filter(issue -> Labels.of(issue.path("labels")).containsAll(wanted))
                .toList();
        int page = Integer.parseInt(request.parameter("page").orElse("1"));
        Answer answer = Answer.json(
                200, found.stream().skip((page - 1L) * PAGE).limit(PAGE).toList());
        String query = String.valueOf(request.query()).replaceFirst("&page=\\d+$", "");
        return (long) page * PAGE >= found.size()
                ? answer
                : answer.with(
                        "Link",
                        "<%s%s?%s&page=%d>; rel=\"next\""
                                .formatted(portfolio.server().url(), request.path(), query, page + 1));
    }

    private Answer create(Request request, String home) {
        JsonNode body;
        try {
            body = Json.read(request.body());
        } catch (JacksonException e) {
            return message(400, "Problems parsing JSON");
        }
        String title = body.path("title").asString("");
        if (title.isBlank()) {
            return message(422, "Validation Failed");
        }
        Project begun = Project.planned(Project.Tool.GITHUB, home, 0, title);
        List<String> labels = new ArrayList<>(Labels.of(body.path("labels")));
        Project.Stage stage = stage(begun, "open", "", labels);
        labels.removeIf(label -> label.startsWith(STATUS));
        Project added = portfolio.add(begun.labelled(labels).at(stage, 0));
        return Answer.json(201, GithubWebhook.issue(added, clock.instant()));
    }

    private Answer comment(Request request, Project project) {
        try {
            String text = Json.read(request.body()).path("body").asString("");
            portfolio.comment(project.key(), text);
            return Answer.json(201, Map.of("body", text));
        } catch (JacksonException e) {
            return message(400, "Problems parsing JSON");
        }
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
