package fi.vayla.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
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
    void an_unknown_page_is_not_found() {
        assertThat(Http.status(url, "/decisions/none")).isEqualTo(404);
        assertThat(Http.status(url, "/elsewhere")).isEqualTo(404);
    }

    private int put(String path, String key, String status) {
        return Http.put(url, path, key, """
                {"status": "%s"}""".formatted(status)).statusCode();
    }
}
