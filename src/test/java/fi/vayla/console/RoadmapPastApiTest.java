package fi.vayla.console;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.view.ChangeRow;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoadmapPastApiTest {

    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

    @Test
    void what_a_resident_wrote_of_an_idea_and_was_answered_is_not_in_the_public_history() {
        List<ChangeRow> changes = List.of(
                change("description", "Testi Testinen ehdottaa"),
                change("decision_reason", "Testi Testinen asuu muualla"),
                change("title", "Jäätilanne kartalle"));

        assertThat(RoadmapPastApi.published(changes))
                .extracting(ChangeRow::field)
                .containsExactly("title");
    }

    private static ChangeRow change(String field, String to) {
        return new ChangeRow("ideas:7", "testila-digi", field, null, to, "ideas", "0".repeat(32), NOON, NOON);
    }
}
