package fi.vayla.simulator;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The project portfolio: Lahti's measures in Jira, Porvoo's in GitHub issues. Work moves them on and their tools tell the
 * hub. A project's next webhook is made after the hub took the one before, so that they come in order. {@code GET
 * /projects} lists where each stands.
 */
public final class Portfolio {

    private final Map<String, Project> idle = new LinkedHashMap<>();
    private final Map<String, Project> underWay = new HashMap<>();
    private final Numbers numbers;
    private final Clock clock;
    private final @Nullable String githubSecret;
    private final MemberServer server;

    Portfolio(TownParts parts, int port, List<Project> projects, @Nullable String githubSecret) {
        projects.forEach(project -> idle.put(project.key(), project));
        numbers = parts.numbers();
        clock = parts.clock();
        this.githubSecret = githubSecret;
        server = parts.server("portfolio", port, this::handle);
    }

    public MemberServer server() {
        return server;
    }

    /** Where each project stands. */
    public synchronized List<Standing> projects() {
        List<Project> all = new ArrayList<>(idle.values());
        all.addAll(underWay.values());
        return all.stream().map(Standing::of).toList();
    }

    /** The webhook on a project that moved on now; empty while the hub has not taken what was told of all of them. */
    synchronized Optional<Message> nextWebhook(RandomGenerator random) {
        if (idle.isEmpty()) {
            return Optional.empty();
        }
        Project before = Townsfolk.one(new ArrayList<>(idle.values()), random);
        Project after = before.step(random);
        idle.remove(before.key());
        underWay.put(after.key(), after);
        return Optional.of(after.tool() == Project.Tool.GITHUB ? github(before, after) : jira(before, after));
    }

    /** Only the cloud gives its deliveries ids. */
    private Message jira(Project before, Project after) {
        long changeId = numbers.next();
        byte[] body = JiraWebhook.write(before, after, changeId, clock.instant());
        if (after.tool() == Project.Tool.JIRA_SERVER) {
            return message(after, Long.toString(changeId), "/intake/jira", Map.of(), body);
        }
        String identifier = numbers.uuid().toString();
        return message(after, identifier, "/intake/jira", Map.of("X-Atlassian-Webhook-Identifier", identifier), body);
    }

    private Message github(Project before, Project after) {
        String delivery = numbers.uuid().toString();
        byte[] body = GithubWebhook.write(before, after, clock.instant());
        Map<String, String> headers = new HashMap<>(Map.of("X-GitHub-Delivery", delivery, "X-GitHub-Event", "issues"));
        if (githubSecret != null) {
            headers.put("X-Hub-Signature-256", GithubWebhook.signature(githubSecret, body));
        }
        return message(after, delivery, "/intake/github", headers, body);
    }

    private Message message(Project after, String id, String path, Map<String, String> headers, byte[] body) {
        return new Message(TownTraffic.Kind.PROJECT, id, path, headers, body, answer -> told(after));
    }

    private synchronized void told(Project project) {
        underWay.remove(project.key());
        idle.put(project.key(), project);
    }

    private Answer handle(Request request) {
        return request.is("GET", "/projects") ? Answer.json(200, projects()) : Answer.notFound();
    }

    /** Where a project stands. */
    public record Standing(String key, String title, String status, int progress) {

        static Standing of(Project project) {
            return new Standing(project.key(), project.title(), project.stage().word(), project.progress());
        }
    }
}
