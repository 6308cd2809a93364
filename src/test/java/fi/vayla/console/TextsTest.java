package fi.vayla.console;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.event.ProjectChanged.Health;
import fi.vayla.event.Status;
import fi.vayla.roadmap.Derived;
import fi.vayla.roadmap.Goal;
import fi.vayla.roadmap.MaturityItem;
import fi.vayla.roadmap.Measure;
import fi.vayla.roadmap.Programme;
import fi.vayla.roadmap.tables.RowChange;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextsTest {

    private final Texts texts = new Texts(new ConsoleSettings(true));

    @ParameterizedTest
    @EnumSource
    void every_language_has_every_text(Language language) {
        assertThat(texts.map(language).keySet())
                .isEqualTo(texts.map(Language.en).keySet());
        assertThat(texts.map(language).values()).noneMatch(String::isBlank);
    }

    @ParameterizedTest
    @EnumSource
    void every_word_of_the_tables_has_a_text(Language language) {
        assertThat(texts.map(language))
                .containsKeys(keys("status_", Status.values()))
                .containsKeys(keys("health_", Health.values()))
                .containsKeys(keys("kind_", Programme.Kind.values()))
                .containsKeys(keys("goal_", Goal.Kind.values()))
                .containsKeys(keys("measure_", Measure.Kind.values()))
                .containsKeys(keys("audience_", Measure.Audience.values()))
                .containsKeys(keys("funding_", Measure.Funding.values()))
                .containsKeys(keys("maturity_", MaturityItem.Type.values()))
                .containsKeys(keys("group_", MaturityItem.Group.values()))
                .containsKeys(keys("derived_", Derived.Rule.values()))
                .containsKeys(keys("row_", RowChange.Kind.values()));
    }

    private static String[] keys(String prefix, Enum<?>[] words) {
        return Stream.of(words).map(word -> prefix + word.name()).toArray(String[]::new);
    }
}
