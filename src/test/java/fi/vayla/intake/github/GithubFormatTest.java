package fi.vayla.intake.github;

import static fi.vayla.intake.Messages.data;
import static fi.vayla.intake.Messages.event;
import static fi.vayla.intake.Messages.files;
import static fi.vayla.intake.Messages.ignored;
import static fi.vayla.intake.Messages.problems;
import static fi.vayla.intake.Messages.raw;
import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.Samples;
import fi.vayla.event.ProjectChanged;
import fi.vayla.event.Status;
import fi.vayla.intake.Messages;
import fi.vayla.intake.RawMessage;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GithubFormatTest {

    private static final String ISSUE = """
            {"action": "%s",
             "issue": {"number": 12, "title": "Avataan rajapinta", "state": "%s", "state_reason": %s, "assignee": %s,
                       "html_url": "https://git.example.fi/testila/rajapinta/issues/12",
                       "updated_at": "2026-05-04T10:00:00Z"},
             "repository": {"full_name": "testila/rajapinta"}}
            """;

    private static final String MILESTONE = """
            {"action": "edited",
             "milestone": {"number": 1, "title": "Käyttöönotto", "state": "open", "open_issues": 1, "closed_issues": 3,
                           "due_on": "2026-12-31T08:00:00Z", "updated_at": "2026-05-04T10:00:00Z"},
             "repository": {"full_name": "testila/rajapinta"}}
            """;

    private final GithubFormat format = new GithubFormat();

    @ParameterizedTest
    @CsvSource({
        "opened,   open,   null,              null, planned,     open",
        "assigned, open,   null,              {},   in_progress, open",
        "closed,   closed, '\"completed\"',   {},   done,        completed",
        "closed,   closed, '\"not_planned\"', null, cancelled,   not_planned",
        "reopened, open,   '\"reopened\"',    {},   in_progress, reopened"
    })
    void an_issue_stands_where_its_state_reason_and_assignee_say(
            String action, String state, String reason, String assignee, Status status, String word) {
        var message = event(format, delivery("issues", ISSUE.formatted(action, state, reason, assignee)));
        assertThat(message.id()).isEqualTo("d-1");
        assertThat(message.subject()).isEqualTo("testila/rajapinta#12");
        assertThat(message.time()).isEqualTo(Instant.parse("2026-05-04T10:00:00Z"));
        var project = (ProjectChanged) message.data();
        assertThat(project.title()).isEqualTo("Avataan rajapinta");
        assertThat(project.status()).isEqualTo(status);
        assertThat(project.statusName()).isEqualTo(word);
        assertThat(project.url()).isEqualTo("https://git.example.fi/testila/rajapinta/issues/12");
    }

    @Test
    void a_deleted_issue_is_cancelled_when_the_hub_hears_of_it() {
        var project = data(
                ProjectChanged.class, format, delivery("issues", ISSUE.formatted("deleted", "open", "null", "null")));
        assertThat(project.status()).isEqualTo(Status.cancelled);
        assertThat(project.changedAt()).isEqualTo(Messages.RECEIVED);
    }

    @Test
    void a_milestones_issues_are_its_progress() {
        var message = event(format, delivery("milestone", MILESTONE));
        assertThat(message.subject()).isEqualTo("testila/rajapinta/milestones/1");
        var project = (ProjectChanged) message.data();
        assertThat(project.status()).isEqualTo(Status.in_progress);
        assertThat(project.progress()).isEqualTo(75);
        assertThat(project.endDate()).isEqualTo(LocalDate.parse("2026-12-31"));
    }

    @Test
    void a_project_items_status_comes_with_the_edited_field() {
        var message = event(format, delivery("projects_v2_item", """
                {"action": "edited", "organization": {"login": "testila"},
                 "projects_v2_item": {"id": 7, "updated_at": "2026-05-04T10:00:00Z"},
                 "changes": {"field_value": {"field_name": "Status", "to": {"name": "In Progress"}}}}
                """));
        assertThat(message.subject()).isEqualTo("testila/projects_v2_item/7");
        assertThat(((ProjectChanged) message.data()).status()).isEqualTo(Status.in_progress);
        assertThat(((ProjectChanged) message.data()).statusName()).isEqualTo("In Progress");
    }

    @ParameterizedTest
    @CsvSource({"ping", "installation", "label", "issue_comment", "push"})
    void other_events_say_nothing(String event) {
        assertThat(ignored(format, delivery(event, ISSUE.formatted("opened", "open", "null", "null"))))
                .isEqualTo("GitHub's " + event + " events say nothing about a project");
    }

    @Test
    void the_delivery_id_and_the_named_fields_are_required() {
        assertThat(problems(format, raw("{\"issue\": {\"number\": 1}}")))
                .containsExactly(
                        "document: the header X-GitHub-Delivery is required",
                        "/repository/full_name: is required",
                        "/issue/state: is required",
                        "/issue/title: is required",
                        "/issue/updated_at: is required");
    }

    @Test
    void published_payloads_decode_by_their_shape() {
        Path folder = Samples.get("project-status/github");
        Map.of(
                        "issues.", "Codertocat/Hello-World#1",
                        "milestone.", "Codertocat/Hello-World/milestones/1",
                        "projects_v2_item.", "Octocoders/projects_v2_item/5678510")
                .forEach((words, subject) -> files(folder, words)
                        .forEach(sample -> assertThat(event(format, raw(sample, "X-GitHub-Delivery", "d-1"))
                                        .subject())
                                .as(sample.toString())
                                .isEqualTo(subject)));
        for (String words : List.of("issue_comment.", "installation.", "label.")) {
            files(folder, words)
                    .forEach(sample -> assertThat(ignored(format, raw(sample))).isNotBlank());
        }
    }

    @Test
    void what_the_hub_wrote_is_ignored_and_what_others_write_is_not() {
        String json = """
                {"action": "edited", "sender": {"login": "vayla"},
                 "issue": {"number": 1, "title": "Äly", "state": "open", "updated_at": "2026-05-04T10:00:00Z",
                   "labels": [{"name": "status: on hold"}, {"name": "health: red"}, {"name": "apua"}]},
                 "repository": {"full_name": "testila/rajapinta"}}""";

        assertThat(ignored(format, delivery("issues", json), "account", "vayla"))
                .isNotBlank();

        var project = data(ProjectChanged.class, format, delivery("issues", json), "account", "toinen");
        assertThat(project.status()).as("a label says more than an open issue").isEqualTo(Status.on_hold);
        assertThat(project.health()).isEqualTo(ProjectChanged.Health.red);
    }

    private static RawMessage delivery(String event, String json) {
        return raw(json, "X-GitHub-Event", event, "X-GitHub-Delivery", "d-1");
    }
}
