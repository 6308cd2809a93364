package fi.vayla.simulator;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The project portfolio: Lahti's measures in Jira, everybody else's in GitHub issues. Work moves them on and their tools tell
 * the hub; the tools' REST interfaces change them too, and tell of that as well. A project's next webhook is made after the
 * hub took the one before, so that they come in order. {@code GET /projects} lists where each stands.
 */
public final class Portfolio {

    /** The account that the hub writes with. */
    static final String HUB = "vayla";

    private static final String PERSON = "testi-testinen";

    private record Change(Project before, Project after) {}

    private final Map<String, Project> projects = new LinkedHashMap<>();
    private final Map<String, Project> untouched = new HashMap<>();
    private final Map<String, List<String>> comments = new HashMap<>();
    private final Set<String> underWay = new HashSet<>();
    private final Deque<Change> byHub = new ArrayDeque<>();
    private final Numbers numbers;
    private final Clock clock;
    private final @Nullable String githubSecret;
    private final JiraIssues jira;
    private final GithubIssues github;
    private final MemberServer server;

    /** @param still projects that nobody works on */
    Portfolio(TownParts parts, int port, List<Project> begun, List<Project> still, @Nullable String githubSecret) {
        numbers = parts.numbers();
        begun.forEach(project -> projects.put(project.key(), planned(project)));
        still.forEach(project -> untouched.put(project.key(), project));
        clock = parts.clock();
        this.githubSecret = githubSecret;
        jira = new JiraIssues(this, clock);
        github = new GithubIssues(this, clock);
        server = parts.server("portfolio", port, this::handle);
    }

    /** Jira's issues are due at the end of the year. */
    private Project planned(Project project) {
        return project.tool() == Project.Tool.GITHUB ? project : project.dueBy(numbers.year() + "-12-31");
    }

    public MemberServer server() {
        return server;
    }

    /** Where each project that is worked on stands. */
    public synchronized List<Standing> projects() {
        return projects.values().stream().map(Standing::of).toList();
    }

    /** The webhook on a project that moved on now; empty while the hub has not taken what was told of all of them. */
    synchronized Optional<Message> nextWebhook(RandomGenerator random) {
        Optional<Message> told = nextByHub();
        if (told.isPresent()) {
            return told;
        }
        List<Project> idle = projects.values().stream()
                .filter(project -> !underWay.contains(project.key()))
                .toList();
        return idle.isEmpty()
                ? Optional.empty()
                : Optional.of(move(Townsfolk.one(idle, random).key(), project -> project.step(random)));
    }

    /** What the tool tells when somebody moves a project to a stage by hand; the caller sends it. */
    synchronized Message move(String key, String stage) {
        Project.Stage wanted = Project.Stage.find(stage).orElseThrow();
        return move(key, project -> project.at(wanted, wanted == Project.Stage.DONE ? 100 : project.progress()));
    }

    private Message move(String key, UnaryOperator<Project> step) {
        Project before = find(key).orElseThrow();
        Project after = step.apply(before);
        projects.put(key, after);
        return message(before, after, PERSON);
    }

    synchronized Optional<Project> find(String key) {
        return Optional.ofNullable(projects.getOrDefault(key, untouched.get(key)));
    }

    /** What the hub wrote; nothing is told when it changes nothing. */
    synchronized void write(Project after) {
        Project before = find(after.key()).orElseThrow();
        if (!after.equals(before)) {
            (untouched.containsKey(after.key()) ? untouched : projects).put(after.key(), after);
            byHub.add(new Change(before, after));
            server.received().add(after.key(), null);
        }
    }

    /** What the tools tell of what the hub wrote; empty when they have told it. */
    synchronized Optional<Message> nextByHub() {
        Optional<Change> change = byHub.stream()
                .filter(one -> !underWay.contains(one.after().key()))
                .findFirst();
        change.ifPresent(byHub::remove);
        return change.map(one -> message(one.before(), one.after(), HUB));
    }

    private Message message(Project before, Project after, String account) {
        underWay.add(after.key());
        return after.tool() == Project.Tool.GITHUB ? github(before, after, account) : jira(before, after, account);
    }

    /** Only the cloud gives its deliveries ids. */
    private Message jira(Project before, Project after, String account) {
        long changeId = numbers.next();
        byte[] body = JiraWebhook.write(before, after, account, changeId, clock.instant());
        if (after.tool() == Project.Tool.JIRA_SERVER) {
            return message(after, Long.toString(changeId), "/intake/jira", Map.of(), body);
        }
        String identifier = numbers.uuid().toString();
        return message(after, identifier, "/intake/jira", Map.of("X-Atlassian-Webhook-Identifier", identifier), body);
    }

    private Message github(Project before, Project after, String account) {
        String delivery = numbers.uuid().toString();
        byte[] body = GithubWebhook.write(before, after, account, clock.instant());
        Map<String, String> headers = new HashMap<>(Map.of("X-GitHub-Delivery", delivery, "X-GitHub-Event", "issues"));
        if (githubSecret != null) {
            headers.put("X-Hub-Signature-256", GithubWebhook.signature(githubSecret, body));
        }
        return message(after, delivery, "/intake/github", headers, body);
    }

    private Message message(Project after, String id, String path, Map<String, String> headers, byte[] body) {
        return new Message(TownTraffic.Kind.PROJECT, id, path, headers, body, answer -> told(after));
    }

    /** All there are, the oldest first. */
    synchronized List<Project> all() {
        return Stream.concat(projects.values().stream(), untouched.values().stream())
                .sorted(Comparator.comparingInt(Project::number))
                .toList();
    }

    /** A new project, which nobody works on, with the next number of its home. */
    synchronized Project add(Project project) {
        int last = all().stream()
                .filter(other -> other.home().equals(project.home()))
                .mapToInt(Project::number)
                .max()
                .orElse(0);
        Project added = project.numbered(last + 1);
        untouched.put(added.key(), added);
        server.received().add(added.key(), null);
        return added;
    }

    synchronized void comment(String key, String text) {
        comments.computeIfAbsent(key, project -> new ArrayList<>()).add(text);
    }

    /** What was said of a project. */
    public synchronized List<String> comments(String key) {
        return List.copyOf(comments.getOrDefault(key, List.of()));
    }

    /** Somebody calls a project something else, and its tool tells nobody. */
    public synchronized void rename(String key, String title) {
        Project renamed = find(key).orElseThrow().called(title);
        (untouched.containsKey(key) ? untouched : projects).put(key, renamed);
    }

    /** Somebody copies a project with its labels, and its tool tells nobody; answers the copy's key. */
    public synchronized String copy(String key) {
        return add(find(key).orElseThrow()).key();
    }

    /** Somebody deletes a project, and its tool tells nobody. */
    public synchronized void delete(String key) {
        projects.remove(key);
        untouched.remove(key);
    }

    private synchronized void told(Project project) {
        underWay.remove(project.key());
    }

    private synchronized Answer handle(Request request) {
        if (request.is("GET", "/projects")) {
            return Answer.json(200, projects());
        }
        return request.path().startsWith("/repos/") ? github.handle(request) : jira.handle(request);
    }

    /** Where a project stands. */
    public record Standing(String key, String title, String status, int progress) {

        static Standing of(Project project) {
            return new Standing(project.key(), project.title(), project.stage().word(), project.progress());
        }
    }
}
