package fi.vayla.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EventTest {

    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

    @Test
    void events_are_the_same_when_their_source_and_id_are() {
        Event first = idea("ideas", "1", "Pyöräparkki");
        Event repeat = idea("ideas", "1", "Pyöräparkki torille");
        Event other = idea("ideas", "2", "Pyöräparkki");

        assertThat(first).isEqualTo(repeat).hasSameHashCodeAs(repeat).isNotEqualTo(other);
    }

    @Test
    void its_data_is_the_json_of_its_types_schema() {
        Event event = idea("ideas", "1", "Pyöräparkki");

        assertThat(event.type()).isEqualTo(EventType.IDEA_PROPOSED);
        assertThat(new String(event.data(), StandardCharsets.UTF_8))
                .isEqualTo("{\"idea\":\"1\",\"title\":\"Pyöräparkki\",\"proposedAt\":\"2026-11-02T12:00:00Z\"}");
    }

    @Test
    void an_event_without_source_id_or_subject_cannot_be() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> idea(" ", "1", "Pyöräparkki"))
                .withMessage("An event needs a source");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> idea("ideas", "", "Pyöräparkki"))
                .withMessage("An event needs a id");
    }

    private static Event idea(String source, String id, String title) {
        IdeaProposed data = new IdeaProposed(id, title, null, null, NOON);
        return Event.of(data, source, id, id, NOON, NOON, null);
    }
}
