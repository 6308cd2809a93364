package fi.vayla.roadmap;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.event.RoadmapItemChanged.Field;
import fi.vayla.roadmap.Derived.Rule;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusRulesTest {

    private static final Instant SAID = Instant.parse("2026-01-01T12:00:00Z");

    @TempDir
    Path folder;

    private final Map<String, ItemState> said = new HashMap<>();
    private Programmes programmes;
    private LocalDate today = LocalDate.of(2026, 3, 31);

    @BeforeEach
    void load() {
        programmes = Programmes.load(TestTables.write(folder));
    }

    private void say(String item, FieldName field, String value) {
        Map<String, Field> fields = new HashMap<>();
        Optional.ofNullable(said.get(item)).ifPresent(before -> fields.putAll(before.fields()));
        fields.put(field.name(), new Field(value, SAID, SAID, SAID, "testi", "r"));
        said.put(item, new ItemState(item, new ItemState.Identity("tst-ohjelma", "measure", item), fields));
    }

    private Optional<Derived> derived(String item, Rule rule) {
        List<ItemView> items = programmes.items("tst-ohjelma").stream()
                .map(facts -> ItemViews.of(facts, Optional.ofNullable(said.get(facts.id()))))
                .toList();
        return StatusRules.derive(
                        items,
                        id -> items.stream()
                                .filter(view -> view.id().equals(id))
                                .findFirst(),
                        today)
                .stream()
                .filter(view -> view.id().equals(item))
                .flatMap(view -> view.derived().stream())
                .filter(derived -> derived.rule() == rule)
                .findFirst();
    }

    @Test
    void a_measure_is_done_when_its_projects_are_and_what_is_stated_stays() {
        assertThat(derived("tst-m1", Rule.done_by_projects))
                .contains(new Derived(Rule.done_by_projects, "open", "derived_done_by_projects", List.of("1", "2")));

        say("tst-p2", FieldName.status, "done");

        assertThat(derived("tst-m1", Rule.done_by_projects))
                .contains(new Derived(Rule.done_by_projects, "done", "derived_done_by_projects", List.of("2", "2")));
        assertThat(derived("tst-m2", Rule.done_by_projects)).isEmpty();
    }

    @Test
    void a_cancelled_project_keeps_no_measure_open() {
        say("tst-p2", FieldName.status, "cancelled");

        assertThat(derived("tst-m1", Rule.done_by_projects))
                .get()
                .extracting(Derived::value)
                .isEqualTo("done");
    }

    @Test
    void a_goal_is_as_far_as_its_measures_and_those_of_its_parts_are_on_average() {
        say("tst-m1", FieldName.status, "done");
        say("tst-m2", FieldName.progress, "41");
        say("tst-m3", FieldName.status, "in_progress");

        assertThat(derived("tst-g1", Rule.goal_progress))
                .contains(new Derived(Rule.goal_progress, "71", "derived_goal_progress", List.of("2", "3")));
        assertThat(derived("tst-g2", Rule.goal_progress))
                .get()
                .extracting(Derived::value)
                .isEqualTo("41");
    }

    @Test
    void a_goal_says_nothing_of_its_progress_when_no_measure_does() {
        say("tst-m2", FieldName.status, "in_progress");
        say("tst-m3", FieldName.status, "cancelled");

        assertThat(derived("tst-g2", Rule.goal_progress)).isEmpty();
    }

    @Test
    void a_milestone_is_overdue_from_the_day_after_its_month_until_it_is_done() {
        assertThat(derived("tst-ms1", Rule.overdue)).isEmpty();

        today = LocalDate.of(2026, 4, 1);
        assertThat(derived("tst-ms1", Rule.overdue))
                .contains(new Derived(Rule.overdue, "overdue", "derived_overdue", List.of("2026-03", "1")));

        say("tst-ms1", FieldName.status, "done");
        assertThat(derived("tst-ms1", Rule.overdue)).isEmpty();
    }

    @Test
    void a_project_whose_status_nobody_stated_is_not_called_overdue() {
        assertThat(derived("tst-p2", Rule.overdue)).isEmpty();
    }

    @Test
    void a_year_has_slipped_when_the_end_moved_to_a_later_year_than_the_documents() {
        say("tst-p2", FieldName.end_date, "2025-12-31");
        say("tst-m1", FieldName.end_date, "2028-06");

        assertThat(derived("tst-p2", Rule.year_slipped)).isEmpty();
        assertThat(derived("tst-m1", Rule.year_slipped))
                .contains(new Derived(Rule.year_slipped, "2", "derived_year_slipped", List.of("2026", "2028")));
    }
}
