package fi.vayla.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebsiteTest {

    private final Town town = Towns.withoutHub();
    private final URI url = town.website().server().url();

    @AfterEach
    void close() {
        town.close();
    }

    @Test
    void the_newest_words_on_an_item_stay() {
        assertThat(put("/roadmap/items/lah-frends", "k1", "in_progress")).isEqualTo(201);
        assertThat(put("/roadmap/items/lah-frends", "k2", "done")).isEqualTo(200);

        assertThat(Http.get(url, "/roadmap/items/lah-frends").path("status").asString())
                .isEqualTo("done");
        assertThat(Http.get(url, "/roadmap/items")).hasSize(1);
    }

    @Test
    void a_late_repeat_does_not_bring_old_words_back() {
        put("/decisions/HEL-2026-1", "k1", "draft");
        put("/decisions/HEL-2026-1", "k2", "final");
        put("/decisions/HEL-2026-1", "k1", "draft");

        assertThat(Http.get(url, "/decisions/HEL-2026-1").path("status").asString())
                .isEqualTo("final");
        assertThat(town.website().server().received().list())
                .extracting(Received.Message::key, Received.Message::idempotencyKey, Received.Message::times)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("/decisions/HEL-2026-1", "k1", 2),
                        org.assertj.core.groups.Tuple.tuple("/decisions/HEL-2026-1", "k2", 1));
    }

    @Test
    void an_id_may_have_any_letters() {
        put("/decisions/HEL%202026-%C3%84", "k1", "final");

        assertThat(town.website().decision("HEL 2026-Ä")).isPresent();
        assertThat(Http.get(url, "/decisions")).hasSize(1);
    }

    @Test
    void editors_change_copy_and_delete_pages_and_the_list_tells_each_page() throws Exception {
        put("/roadmap/items/lah-frends", "k1", "done");

        assertThat(send("PATCH", "/roadmap/items/lah-frends", "{\"status\":null,\"by\":{\"name\":\"Testi\"}}"))
                .isEqualTo(200);
        assertThat(send("POST", "/roadmap/items/lah-frends/copies", "")).isEqualTo(201);
        assertThat(send("POST", "/roadmap/items/none/copies", "")).isEqualTo(404);

        assertThat(Http.get(url, "/roadmap/items?page=1").toString()).isEqualTo("""
                [{"page":"lah-frends","by":{"name":"Testi"}},{"page":"lah-frends-kopio","by":{"name":"Testi"}}]""");
        assertThat(Http.get(url, "/roadmap/items?page=2")).isEmpty();
        assertThat(send("DELETE", "/roadmap/items/lah-frends", "")).isEqualTo(200);
        assertThat(send("DELETE", "/roadmap/items/lah-frends", "")).isEqualTo(404);
        assertThat(Http.get(url, "/roadmap/items")).hasSize(1);
    }

    private int send(String method, String path, String body) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(url.resolve(path))
                                    .method(method, HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    @Test
    void an_unknown_page_is_not_found() {
        assertThat(Http.status(url, "/decisions/none")).isEqualTo(404);
        assertThat(Http.status(url, "/elsewhere")).isEqualTo(404);
    }

    private int put(String path, String key, String status) {
        return Http.put(url, path, key, """
                {"status": "%s"}""".formatted(status)).statusCode();
    }
}
