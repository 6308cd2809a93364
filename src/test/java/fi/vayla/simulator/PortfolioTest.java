package fi.vayla.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.event.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PortfolioTest {

    private final Town town = Towns.start(Towns.settings(Towns.NO_HUB).withGithubSecret("salaisuus"));
    private final Portfolio portfolio = town.portfolio();

    @AfterEach
    void close() {
        town.close();
    }

    @Test
    void projects_are_the_measures_that_the_file_names_but_for_those_left_alone() {
        assertThat(portfolio.projects())
                .extracting(Portfolio.Standing::key, Portfolio.Standing::title)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("LAH-1", "Esimerkkihanke – ensimmäinen"),
                        org.assertj.core.groups.Tuple.tuple("LAH-2", "Näyttöhanke, vaihe 2"),
                        org.assertj.core.groups.Tuple.tuple("porvoo/digiohjelma#1", "Öinen esimerkki kartalla"));
    }

    @Test
    void jira_tells_in_the_shapes_of_its_cloud_and_of_its_server() {
        Message cloud = next(message -> issueKey(message).equals("LAH-1"));
        Message server = next(message -> issueKey(message).equals("LAH-2"));

        for (Message message : List.of(cloud, server)) {
            assertThat(message.path()).isEqualTo("/intake/jira");
            JsonNode webhook = Json.read(message.body());
            assertThat(webhook.at("/issue/fields/updated").asString()).matches(".*T.*\\.\\d{3}\\+0[23]00");
            assertThat(webhook.at("/issue/fields/status/statusCategory/key").asString())
                    .isIn("new", "indeterminate", "done");
            assertThat(webhook.at("/changelog/items/0").has("toString")).isTrue();
        }
        assertThat(cloud.headers()).containsEntry("X-Atlassian-Webhook-Identifier", cloud.id());
        assertThat(server.headers()).isEmpty();
        assertThat(Json.read(cloud.body()).path("user").has("accountId")).isTrue();
        assertThat(Json.read(server.body()).path("user").has("accountId")).isFalse();
    }

    @Test
    void github_signs_what_it_tells() {
        Message message = next(one -> one.path().equals("/intake/github"));

        assertThat(message.headers())
                .containsEntry("X-GitHub-Event", "issues")
                .containsEntry("X-GitHub-Delivery", message.id())
                .containsEntry("X-Hub-Signature-256", GithubWebhook.signature("salaisuus", message.body()));
        assertThat(Json.read(message.body()).at("/repository/full_name").asString())
                .isEqualTo("porvoo/digiohjelma");
    }

    @Test
    void a_projects_next_webhook_waits_for_the_one_before() {
        Random random = new Random(3);
        List<Message> told = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            told.add(portfolio.nextWebhook(random).orElseThrow());
        }

        assertThat(portfolio.nextWebhook(random)).as("all three are under way").isEmpty();

        told.getFirst().done().accept(new HubAnswer.Accepted("receipt"));
        assertThat(portfolio.nextWebhook(random)).isPresent();
    }

    @Test
    void a_project_goes_through_every_stage() {
        TreeSet<String> stages = new TreeSet<>();
        Random random = new Random(4);
        for (int i = 0; i < 200; i++) {
            Message message = portfolio.nextWebhook(random).orElseThrow();
            stages.add(Json.read(message.body()).at("/issue/fields/status/name").asString("github"));
            message.done().accept(new HubAnswer.Accepted("receipt"));
        }

        assertThat(stages).contains("In Progress", "On Hold", "Done");
    }

    private Message next(Predicate<Message> wanted) {
        Random random = new Random(2);
        while (true) {
            Message message = portfolio.nextWebhook(random).orElseThrow();
            message.done().accept(new HubAnswer.Accepted("receipt"));
            if (wanted.test(message)) {
                return message;
            }
        }
    }

    private static String issueKey(Message message) {
        return Json.read(message.body()).at("/issue/key").asString("");
    }
}
