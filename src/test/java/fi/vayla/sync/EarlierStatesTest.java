package fi.vayla.sync;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.event.RoadmapItemChanged;
import fi.vayla.event.RoadmapItemChanged.Field;
import fi.vayla.view.ChangeRow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EarlierStatesTest {

    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");
    private static final String RECEIPT = "0123456789abcdef0123456789abcdef";
    private static final RoadmapItemChanged NOW = new RoadmapItemChanged(
            "testi-1",
            "testila",
            "measure",
            "Päivystys 24 h",
            Map.of("title", new Field("Päivystys 24 h", NOON, NOON, null, RoadmapItemChanged.TABLES, RECEIPT)),
            List.of());

    @Test
    void what_an_edition_replaced_or_took_away_was_so_before_it() {
        List<RoadmapItemChanged> states = new EarlierStates(item -> List.of(
                        row("end_date", "2027", ""),
                        row("title", "Päivystys", "Päivystys 24 h"),
                        row("title", null, "Päivystys")))
                .list(NOW);

        assertThat(states).hasSize(3);
        assertThat(value(states.getFirst(), "end_date")).isEqualTo("2027");
        assertThat(states.get(1).title()).isEqualTo("Päivystys");
        assertThat(value(states.get(1), "end_date")).isEqualTo("2027");
        assertThat(states.getLast().fields()).containsOnlyKeys("end_date");
    }

    private static String value(RoadmapItemChanged state, String field) {
        return Objects.requireNonNull(state.fields().get(field)).value();
    }

    private static ChangeRow row(String field, @Nullable String from, String to) {
        return new ChangeRow("testi-1", "testila", field, from, to, RoadmapItemChanged.TABLES, RECEIPT, NOON, NOON);
    }
}
