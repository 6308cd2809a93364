package fi.vayla.simulator;

import fi.vayla.event.Json;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Jira's REST interface to the portfolio's issues (Jira REST API 2: "Get issue" with {@code expand=transitions}, "Edit
 * issue", "Create issue", "Get transitions", "Transition issue", and both searches by JQL), with its refusals: no credentials
 * 401, a field that is not on the screen or wrong 400, a transition that is not open 400. Of JQL it knows {@code labels = }
 * and {@code project = }.
 */
final class JiraIssues {

    private static final String ISSUES = "/rest/api/2/issue/";
    private static final String TRANSITIONS = "/transitions";
    private static final String SEARCH = "/rest/api/2/search";
    private static final Pattern CONDITION = Pattern.compile("(labels|project) = \"?([^\"\\s)]+)\"?");
    private static final int LONGEST_SUMMARY = 255;
    private static final int PAGE = 30;

    private final Portfolio portfolio;
    private final Clock clock;

    JiraIssues(Portfolio portfolio, Clock clock) {
        this.portfolio = portfolio;
        this.clock = clock;
    }

    Answer handle(Request request) {
        if (!request.path().startsWith("/rest/")) {
            return Answer.notFound();
        }
        if (!request.hasAuthorization("Bearer") && !request.hasAuthorization("Basic")) {
            return error(401, "", "You are not authenticated. Authentication required to perform this operation.");
        }
        if (request.is("GET", SEARCH) || request.is("GET", SEARCH + "/jql")) {
            return search(request, request.path().endsWith("/jql"));
        }
        if (request.method().equals("POST") && ISSUES.equals(request.path() + "/")) {
            return create(request);
        }
        Optional<String> below = request.below(request.method(), ISSUES);
        if (below.isEmpty()) {
            return Answer.notFound();
        }
        boolean ofTransitions = below.get().endsWith(TRANSITIONS);
        String key =
                ofTransitions ? below.get().substring(0, below.get().length() - TRANSITIONS.length()) : below.get();
        Optional<Project> project = portfolio.find(key).filter(found -> found.tool() != Project.Tool.GITHUB);
        if (project.isEmpty()) {
            return error(404, "", "Issue Does Not Exist");
        }
        return switch (request.method() + (ofTransitions ? TRANSITIONS : "")) {
            case "GET" -> get(request, project.get());
            case "PUT" -> edit(request, project.get());
            case "GET/transitions" -> Answer.json(200, transitions(project.get()));
            case "POST/transitions" -> transition(request, project.get());
            default -> Answer.problem(405, "Method not allowed");
        };
    }

    private Answer get(Request request, Project project) {
        return Answer.json(200, issue(request, project));
    }

    private ObjectNode issue(Request request, Project project) {
        ObjectNode issue = JiraWebhook.issue(project, portfolio.server().url().toString(), clock.instant());
        ArrayNode labels = issue.withObject("fields").putArray("labels");
        project.labels().forEach(labels::add);
        if (request.parameter("expand").orElse("").contains("transitions")) {
            issue.setAll(transitions(project));
        }
        return issue;
    }

    /** The cloud's pages have marks, Data Center's are counted. */
    private Answer search(Request request, boolean cloud) {
        String jql = request.parameter("jql").orElse("");
        List<Project> found = portfolio.all().stream()
                .filter(project -> project.tool() != Project.Tool.GITHUB && meets(jql, project))
                .toList();
        int from = Integer.parseInt(
                request.parameter(cloud ? "nextPageToken" : "startAt").orElse("0"));
        ObjectNode answer = Json.MAPPER.createObjectNode();
        ArrayNode issues = answer.putArray("issues");
        found.stream().skip(from).limit(PAGE).forEach(project -> issues.add(issue(request, project)));
        if (!cloud) {
            answer.put("startAt", from).put("maxResults", PAGE).put("total", found.size());
        } else if (from + PAGE < found.size()) {
            answer.put("nextPageToken", Integer.toString(from + PAGE));
        }
        return Answer.json(200, answer);
    }

    private static boolean meets(String jql, Project project) {
        return CONDITION
                .matcher(jql)
                .results()
                .allMatch(condition -> condition.group(1).equals("labels")
                        ? project.labels().contains(condition.group(2))
                        : project.home().equals(condition.group(2)));
    }

    private Answer create(Request request) {
        ObjectNode fields;
        try {
            fields = Json.read(request.body()).withObject("fields");
        } catch (JacksonException e) {
            return error(400, "", "Unexpected character");
        }
        String home = fields.at("/project/key").asString("");
        if (home.isEmpty() || fields.path("issuetype").isMissingNode()) {
            return error(400, home.isEmpty() ? "project" : "issuetype", "It is required.");
        }
        List<String> labels = new ArrayList<>();
        fields.path("labels").forEach(label -> labels.add(label.asString()));
        fields.remove(List.of("project", "issuetype", "labels"));
        Project begun = Project.planned(Project.Tool.JIRA_CLOUD, home, 0, "").labelled(labels);
        return switch (edited(fields, begun)) {
            case Edited.Wrong(Answer answer) -> answer;
            case Edited.Done(Project project) ->
                Answer.json(201, Map.of("key", portfolio.add(project).key()));
        };
    }

    private Answer edit(Request request, Project project) {
        JsonNode body;
        try {
            body = Json.read(request.body());
        } catch (JacksonException e) {
            return error(400, "", "Unexpected character");
        }
        return switch (edited(body.path("fields"), project)) {
            case Edited.Wrong(Answer answer) -> answer;
            case Edited.Done(Project after) -> {
                List<String> labels = new ArrayList<>(after.labels());
                body.at("/update/labels").forEach(operation -> {
                    labels.remove(operation.path("remove").asString(""));
                    if (operation.has("add")) {
                        labels.add(operation.path("add").asString());
                    }
                });
                body.at("/update/comment")
                        .forEach(operation -> portfolio.comment(
                                project.key(), operation.at("/add/body").asString("")));
                portfolio.write(after.labelled(labels));
                yield new Answer(204, Map.of(), new byte[0]);
            }
        };
    }

    /** What comes of an edit. */
    private sealed interface Edited {

        record Done(Project project) implements Edited {}

        record Wrong(Answer answer) implements Edited {}
    }

    private static Edited edited(JsonNode fields, Project project) {
        Project after = project;
        for (String name : fields.propertyNames()) {
            JsonNode value = fields.path(name);
            switch (name) {
                case "summary" -> {
                    String summary = value.asString("");
                    if (summary.isBlank() || summary.length() > LONGEST_SUMMARY || summary.contains("\n")) {
                        return new Edited.Wrong(error(400, name, "You must specify a summary of the issue."));
                    }
                    after = after.called(summary);
                }
                case "duedate" -> {
                    if (!isDate(value)) {
                        return new Edited.Wrong(error(400, name, "Error parsing date string: " + value));
                    }
                    after = after.dueBy(value.isNull() ? null : value.asString());
                }
                default -> {
                    return new Edited.Wrong(error(
                            400, name, "Field '" + name + "' cannot be set. It is not on the appropriate screen."));
                }
            }
        }
        return new Edited.Done(after);
    }

    private Answer transition(Request request, Project project) {
        String id;
        try {
            id = Json.read(request.body()).at("/transition/id").asString("");
        } catch (JacksonException e) {
            return error(400, "", "Unexpected character");
        }
        Optional<JsonNode> chosen = transitions(project)
                .path("transitions")
                .valueStream()
                .filter(one -> one.path("id").asString().equals(id))
                .findFirst();
        if (chosen.isEmpty()) {
            return error(400, "", "Transition id '" + id + "' is not valid for this issue.");
        }
        Project.Stage to =
                Project.Stage.find(chosen.get().at("/to/name").asString()).orElseThrow();
        portfolio.write(project.at(to, to == Project.Stage.DONE ? 100 : project.progress()));
        return new Answer(204, Map.of(), new byte[0]);
    }

    /** To every status but its own, each with the id 11, 21 and so on. */
    private static ObjectNode transitions(Project project) {
        ObjectNode answer = Json.MAPPER.createObjectNode();
        ArrayNode list = answer.putArray("transitions");
        for (Project.Stage stage : Project.Stage.values()) {
            if (stage != project.stage()) {
                ObjectNode one = list.addObject();
                one.put("id", (stage.ordinal() + 1) + "1").put("name", stage.word());
                one.putObject("to")
                        .put("id", stage.id())
                        .put("name", stage.word())
                        .putObject("statusCategory")
                        .put("key", stage.category());
            }
        }
        return answer;
    }

    private static boolean isDate(JsonNode value) {
        if (value.isNull()) {
            return true;
        }
        try {
            LocalDate.parse(value.asString(""));
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static Answer error(int status, String field, String message) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        ArrayNode messages = body.putArray("errorMessages");
        ObjectNode errors = body.putObject("errors");
        if (field.isEmpty()) {
            messages.add(message);
        } else {
            errors.put(field, message);
        }
        return Answer.json(status, body);
    }
}
