package fi.vayla.intake.jira;

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
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JiraFormatTest {

    private static final String CLOUD = """
            {"timestamp": 1777888999000, "webhookEvent": "jira:issue_updated", "issue_event_type_name": "issue_generic",
             "issue": {"id": "10040", "key": "TST-41", "self": "https://jira.example.fi/x/rest/api/2/issue/10040",
               "fields": {"summary": "Päätöksenteon tietopohja", "duedate": "2026-12-31",
                 "updated": "2026-05-04T13:00:00.000+0300",
                 "status": {"name": "%s", "statusCategory": {"key": "%s"}}, "resolution": %s}},
             "changelog": {"id": "10228", "items": [{"field": "status", "fromString": "To Do", "toString": "Done"}]}}
            """;

    private static final String OLD_SERVER = """
            {"event": "issue_updated",
             "issue": {"id": "10300", "key": "TST-4", "fields": {"summary": "Testi", "duedate": null,
               "updated": "2026-05-04T02:00:00.000-0800", "status": {"name": "%s"}}},
             "changelog": {}}
            """;

    private final JiraFormat format = new JiraFormat();

    @Test
    void an_issue_becomes_a_project() {
        var message = event(format, raw(CLOUD.formatted("In Progress", "indeterminate", "null")));
        assertThat(message.id()).isEqualTo("10040/10228");
        assertThat(message.subject()).isEqualTo("TST-41");
        assertThat(message.time()).isEqualTo(Instant.ofEpochMilli(1777888999000L));
        var project = (ProjectChanged) message.data();
        assertThat(project.title()).isEqualTo("Päätöksenteon tietopohja");
        assertThat(project.statusName()).isEqualTo("In Progress");
        assertThat(project.endDate()).isEqualTo(LocalDate.parse("2026-12-31"));
        assertThat(project.url()).isEqualTo("https://jira.example.fi/x/browse/TST-41");
    }

    @Test
    void the_webhook_identifier_is_the_id_where_there_is_one() {
        assertThat(event(format, raw(CLOUD.formatted("Done", "done", "null"), "X-Atlassian-Webhook-Identifier", "w-1"))
                        .id())
                .isEqualTo("w-1");
        // which needs no id of the issue then
        assertThat(event(
                                format,
                                raw(
                                        CLOUD.formatted("Done", "done", "null").replace("\"id\": \"10040\", ", ""),
                                        "X-Atlassian-Webhook-Identifier",
                                        "w-2"))
                        .id())
                .isEqualTo("w-2");
    }

    @ParameterizedTest
    @CsvSource({
        "To Do,       new,           null,                          planned",
        "Idea,        new,           null,                          proposed",
        "Työn alla,   indeterminate, null,                          in_progress",
        "On Hold,     indeterminate, null,                          on_hold",
        "Valmis,      done,          '{\"name\": \"Done\"}',        done",
        "Closed,      done,          '{\"name\": \"Won''t Do\"}',   cancelled",
        "Closed,      done,          '{\"name\": \"Duplicate\"}',   cancelled",
        "Peruttu,     done,          null,                          cancelled"
    })
    void the_category_decides_and_names_say_more(String name, String category, String resolution, Status status) {
        assertThat(data(ProjectChanged.class, format, raw(CLOUD.formatted(name, category, resolution)))
                        .status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "To Do, planned",
        "Open, planned",
        "In Progress, in_progress",
        "Reopened, in_progress",
        "Resolved, done",
        "Closed, done",
        "Done, done",
        "On Hold, on_hold",
        "Avoin, planned",
        "Kesken, in_progress",
        "Suljettu, done"
    })
    void an_old_servers_status_is_known_by_its_name(String name, Status status) {
        var message = event(format, raw(OLD_SERVER.formatted(name)));
        assertThat(((ProjectChanged) message.data()).status()).isEqualTo(status);
        // no time stamp of its own and no change's id: the issue's update, eight hours west of Greenwich
        assertThat(message.time()).isEqualTo(Instant.parse("2026-05-04T10:00:00Z"));
        assertThat(message.id()).isEqualTo("10300/1777888800000");
    }

    @Test
    void an_unknown_status_keeps_its_name_and_claims_nothing() {
        var project = data(ProjectChanged.class, format, raw(OLD_SERVER.formatted("Kummastellaan")));
        assertThat(project.status()).isNull();
        assertThat(project.statusName()).isEqualTo("Kummastellaan");
    }

    @Test
    void a_deleted_issue_is_cancelled() {
        var project = data(
                ProjectChanged.class,
                format,
                raw(CLOUD.formatted("To Do", "new", "null").replace("jira:issue_updated", "jira:issue_deleted")));
        assertThat(project.status()).isEqualTo(Status.cancelled);
    }

    @ParameterizedTest
    @ValueSource(strings = {"comment_created", "worklog_updated", "sprint_started", "jira:version_released"})
    void other_events_say_nothing(String event) {
        assertThat(ignored(format, raw("{\"timestamp\": 1, \"webhookEvent\": \"" + event + "\"}")))
                .isEqualTo("Jira's " + event + " events say nothing about a project");
    }

    @Test
    void a_comment_that_an_old_server_calls_an_update_says_nothing() {
        assertThat(ignored(
                        format,
                        raw(CLOUD.formatted("To Do", "new", "null").replace("issue_generic", "issue_commented"))))
                .isEqualTo("Jira's issue_commented changes nothing of a project");
    }

    @Test
    void what_is_missing_or_wrong_is_told_with_its_place() {
        assertThat(problems(format, raw("""
                        {"webhookEvent": "jira:issue_updated", "timestamp": "nyt",
                         "issue": {"fields": {"duedate": "joulu"}}}
                        """)))
                .containsExactly(
                        "/issue/key: is required",
                        "/timestamp: must be milliseconds since 1970",
                        "/issue/id: is required",
                        "/issue/fields/duedate: must be a date, such as 2026-01-31");
    }

    @Test
    void published_webhooks_of_all_generations_decode() {
        Path folder = Samples.get("project-status/jira");
        files(folder, "webhook-").forEach(sample -> event(format, raw(sample)));
        assertThat(data(ProjectChanged.class, format, raw(folder.resolve("webhook-issue-updated-resolved.json"))))
                .extracting(ProjectChanged::project, ProjectChanged::status)
                .containsExactly("TES-41", Status.done);
        assertThat(data(ProjectChanged.class, format, raw(folder.resolve("webhook-issue-updated-started-working.json")))
                        .status())
                .isEqualTo(Status.in_progress);
    }

    @Test
    void what_the_hub_wrote_is_ignored() {
        String cloud =
                CLOUD.formatted("Done", "done", "null").replaceFirst("\\{", "{\"user\": {\"accountId\": \"vayla\"},");
        String server = OLD_SERVER.formatted("Done").replaceFirst("\\{", "{\"user\": {\"name\": \"vayla\"},");

        assertThat(ignored(format, raw(cloud), "account", "vayla")).isNotBlank();
        assertThat(ignored(format, raw(server), "account", "vayla")).isNotBlank();
        assertThat(event(format, raw(cloud), "account", "toinen").subject()).isEqualTo("TST-41");
    }
}
