package fi.vayla.simulator;

import fi.vayla.event.Json;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import tools.jackson.databind.node.ObjectNode;

/**
 * Jira's {@code jira:issue_updated} webhook in its cloud and its server shape (Atlassian, "Webhooks", Jira Cloud platform
 * and Jira Server developer documentation): times with an offset without a colon, a changelog with a key {@code toString}.
 */
final class JiraWebhook {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ").withZone(Numbers.HELSINKI);
    private static final int SECONDS_OF_WORK = 360_000;

    private JiraWebhook() {}

    /** @param account who made the change */
    static byte[] write(Project before, Project after, String account, long changeId, Instant now) {
        boolean cloud = after.tool() == Project.Tool.JIRA_CLOUD;
        String base = cloud ? "https://lahti-esimerkki.atlassian.example" : "https://jira.lahti.example";
        ObjectNode webhook = Json.MAPPER.createObjectNode();
        webhook.put("timestamp", now.toEpochMilli())
                .put("webhookEvent", "jira:issue_updated")
                .put("issue_event_type_name", "issue_generic");
        ObjectNode user =
                webhook.putObject("user").put("displayName", "Testi Testinen").put("active", true);
        if (cloud) {
            user.put("accountId", account).put("accountType", "atlassian");
        } else {
            user.put("name", account).put("key", account);
        }
        webhook.set("issue", issue(after, base, now));
        changelog(webhook.putObject("changelog"), before, after, changeId, cloud);
        return Json.write(webhook);
    }

    /** As the REST interface shows it too. */
    static ObjectNode issue(Project project, String base, Instant now) {
        ObjectNode issue = Json.MAPPER.createObjectNode();
        issue.put("id", Integer.toString(20_000 + project.number()))
                .put("self", base + "/rest/api/2/issue/" + (20_000 + project.number()))
                .put("key", project.key());
        fields(issue.putObject("fields"), project, base, now);
        return issue;
    }

    private static void fields(ObjectNode fields, Project project, String base, Instant now) {
        fields.put("summary", project.title())
                .put("created", TIME.format(now.minusSeconds(SECONDS_OF_WORK)))
                .put("updated", TIME.format(now))
                .put("duedate", project.due());
        fields.putObject("issuetype").put("id", "10001").put("name", "Task").put("subtask", false);
        fields.putObject("project")
                .put("id", "10000")
                .put("key", project.home())
                .put("name", "Lahden digitiekartta");
        Project.Stage stage = project.stage();
        fields.putObject("status")
                .put("self", base + "/rest/api/2/status/" + stage.id())
                .put("name", stage.word())
                .put("id", stage.id())
                .putObject("statusCategory")
                .put("key", stage.category());
        if (stage == Project.Stage.DONE) {
            fields.putObject("resolution").put("id", "10000").put("name", "Done");
            fields.put("resolutiondate", TIME.format(now));
        } else {
            fields.putNull("resolution").putNull("resolutiondate");
        }
        for (String name : new String[] {"progress", "aggregateprogress"}) {
            fields.putObject(name)
                    .put("progress", secondsDone(project))
                    .put("total", SECONDS_OF_WORK)
                    .put("percent", project.progress());
        }
    }

    private static void changelog(ObjectNode changelog, Project before, Project after, long changeId, boolean cloud) {
        changelog.put("id", Long.toString(changeId));
        ObjectNode item = changelog.putArray("items").addObject();
        if (before.stage() == after.stage()) {
            describe(item, "timespent", cloud, Long.toString(secondsDone(before)), Long.toString(secondsDone(after)));
        } else {
            describe(item, "status", cloud, before.stage().id(), after.stage().id());
            item.put("fromString", before.stage().word())
                    .put("toString", after.stage().word());
        }
    }

    private static void describe(ObjectNode item, String field, boolean cloud, String from, String to) {
        item.put("field", field).put("fieldtype", "jira");
        if (cloud) {
            item.put("fieldId", field);
        }
        item.put("from", from).put("fromString", from).put("to", to).put("toString", to);
    }

    private static int secondsDone(Project project) {
        return SECONDS_OF_WORK / 100 * project.progress();
    }
}
