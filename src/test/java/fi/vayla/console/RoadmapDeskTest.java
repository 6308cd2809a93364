package fi.vayla.console;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.event.EventType;
import fi.vayla.event.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import tools.jackson.databind.JsonNode;

@SpringBootTest(classes = RoadmapServer.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class RoadmapDeskTest {

    private final HttpClient http = HttpClient.newHttpClient();
    private final RoadmapServer.Sender sender;
    private final int port;

    RoadmapDeskTest(@Autowired RoadmapServer.Sender sender, @LocalServerPort int port) {
        this.sender = sender;
        this.port = port;
    }

    @Test
    void a_record_is_linked_through_the_api() throws Exception {
        sender.send(EventType.PROJECT_CHANGED, "redmine", "{\"ref\":\"9011\",\"title\":\"Muu työ\"}");
        JsonNode record = find(json(get("/api/unlinked")).path("unlinked"), "ref", "9011");

        HttpResponse<byte[]> answer = post(
                "/api/unlinked/" + record.path("id").asString() + "/link",
                "{\"item\":\"lah-servicenow\",\"reason\":\"sama hanke\"}");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(json(get("/api/unlinked")).path("unlinked").valueStream())
                .noneMatch(each -> each.path("ref").asString().equals("9011"));
    }

    @Test
    void an_order_that_is_wrong_is_refused_with_its_place_and_one_about_nothing_is_not_found() throws Exception {
        sender.send(EventType.IDEA_PROPOSED, "ideas", idea("21", "Lisää penkkejä"));
        String id = find(json(get("/api/ideas")).path("ideas"), "item", "ideas:21")
                .path("id")
                .asString();

        HttpResponse<byte[]> wrong = post("/api/ideas/" + id + "/place", "{\"goal\":\"olematon\",\"reason\":\"syy\"}");

        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(json(wrong).at("/errors/0/pointer").asString()).isEqualTo("/goal");
        assertThat(post("/api/ideas/" + id + "/reject", "{\"resaon\":\"syy\"}").statusCode())
                .isEqualTo(400);
        assertThat(post("/api/contested/" + id + "/accept", "{\"reason\":\"syy\"}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void the_page_shows_what_waits_in_each_language_and_carries_out_an_order() throws Exception {
        sender.send(EventType.IDEA_PROPOSED, "ideas", idea("31", "Jäätilanne kartalle"));
        sender.send(EventType.PROJECT_CHANGED, "redmine", "{\"ref\":\"9032\",\"title\":\"Frendsin palveluväylä\"}");

        assertThat(text(get("/roadmap-desk?lang=fi")))
                .contains("Tiekartan työpöytä", "Jäätilanne kartalle", "Frendsin palveluväylä", "lah-frends");
        assertThat(text(get("/roadmap-desk?lang=sv"))).contains("Olänkade poster");
        String id = find(json(get("/api/ideas")).path("ideas"), "item", "ideas:31")
                .path("id")
                .asString();

        HttpResponse<byte[]> answer = form("/roadmap-desk/" + id, "order=reject_idea&reason=" + encoded("on jo tehty"));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(find(json(get("/api/ideas")).path("ideas"), "item", "ideas:31")
                        .path("status")
                        .asString())
                .isEqualTo("cancelled");
    }

    @Test
    void an_order_on_the_page_without_a_reason_says_so_and_changes_nothing() throws Exception {
        sender.send(EventType.IDEA_PROPOSED, "ideas", idea("41", "Valoja polulle"));
        String id = find(json(get("/api/ideas")).path("ideas"), "item", "ideas:41")
                .path("id")
                .asString();

        HttpResponse<byte[]> answer = form("/roadmap-desk/" + id, "order=reject_idea&reason=");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(text(answer)).contains("role=\"alert\"", "/reason");
        assertThat(form("/roadmap-desk/0123", "order=accept&reason=syy").statusCode())
                .isEqualTo(409);
    }

    @Test
    void a_link_that_was_confirmed_wrongly_is_changed_on_the_page_and_taken_back_through_the_api() throws Exception {
        sender.send(EventType.PROJECT_CHANGED, "redmine", "{\"ref\":\"9051\",\"title\":\"Väärä työ\"}");
        String id = find(json(get("/api/unlinked")).path("unlinked"), "ref", "9051")
                .path("id")
                .asString();
        post("/api/unlinked/" + id + "/link", "{\"item\":\"lah-servicenow\",\"reason\":\"sama hanke\"}");
        assertThat(text(get("/roadmap-desk?lang=fi"))).contains("Vahvistetut linkit", "Väärä työ", "sama hanke");

        HttpResponse<byte[]> changed =
                form("/roadmap-desk/" + id, "order=link&other=lah-frends&reason=" + encoded("väärä hanke"));

        assertThat(changed.statusCode()).isEqualTo(303);
        assertThat(find(json(get("/api/linked")).path("linked"), "ref", "9051")
                        .path("item")
                        .asString())
                .isEqualTo("lah-frends");
        assertThat(post("/api/linked/" + id + "/unlink", "{}").statusCode()).isEqualTo(422);
        assertThat(post("/api/linked/" + id + "/unlink", "{\"reason\":\"ei mikään\"}")
                        .statusCode())
                .isEqualTo(202);
        assertThat(post("/api/linked/" + id + "/unlink", "{\"reason\":\"ei mikään\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(find(json(get("/api/unlinked")).path("unlinked"), "ref", "9051")
                        .path("id")
                        .asString())
                .isEqualTo(id);
    }

    @Test
    @DirtiesContext // so many ideas would push other tests' ideas off the first page
    void long_lists_have_pages_what_waits_comes_first_and_decided_ideas_stand_apart() throws Exception {
        for (int i = 0; i < 25; i++) {
            sender.send(EventType.IDEA_PROPOSED, "ideas", idea("6" + i, "Penkki " + i));
        }
        JsonNode first = json(get("/api/ideas?decided=false")).path("ideas").path(0);
        String id = first.path("id").asString();
        String page = text(get("/roadmap-desk?lang=en")).replace("&#x3D;", "=");
        assertThat(page)
                .contains("Pages: Ideas that wait", "/roadmap-desk?ideas=1#ideas", "id=\"h-" + id + "\"")
                .contains("aria-labelledby=\"h-" + id + "\"");
        assertThat(text(get("/roadmap-desk?lang=en&ideas=1")))
                .contains("href=\"/roadmap-desk#ideas\"")
                .doesNotContain("id=\"h-" + id + "\"");

        form("/roadmap-desk/" + id, "order=reject_idea&reason=" + encoded("on jo"));

        assertThat(text(get("/roadmap-desk"))).doesNotContain("id=\"h-" + id + "\"");
        assertThat(text(get("/roadmap-desk?decided=true"))).contains("id=\"h-" + id + "\"", "on jo");
        JsonNode decided = json(get("/api/ideas?decided=true"));
        assertThat(decided.path("total").asInt())
                .isEqualTo(decided.path("ideas").size());
        JsonNode both = json(get("/api/ideas"));
        assertThat(both.path("ideas").path(0).path("status").asString()).isEqualTo("proposed");
        assertThat(both.path("pageSize").asInt()).isEqualTo(50);
        assertThat(json(get("/api/contested?page=9")).path("contested")).isEmpty();
        assertThat(get("/api/contested?page=-1").statusCode()).isEqualTo(400);
    }

    private static String idea(String ref, String title) {
        return "{\"ref\":\"%s\",\"title\":\"%s\",\"programme\":\"lahti-digitiekartta-2024-2026\"}"
                .formatted(ref, title);
    }

    private static JsonNode find(JsonNode list, String key, String value) {
        return list.valueStream()
                .filter(each -> each.path(key).asString().equals(value))
                .findFirst()
                .orElseThrow();
    }

    private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    private HttpResponse<byte[]> post(String path, String json) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    private HttpResponse<byte[]> form(String path, String form) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static JsonNode json(HttpResponse<byte[]> answer) {
        return Json.read(answer.body());
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
