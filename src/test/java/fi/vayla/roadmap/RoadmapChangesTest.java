package fi.vayla.roadmap;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.event.RoadmapStated;
import fi.vayla.event.RoadmapStated.Decides;
import fi.vayla.event.RoadmapStated.Recorded;
import fi.vayla.event.RoadmapStated.Said;
import fi.vayla.event.RoadmapStated.Verdict;
import fi.vayla.roadmap.RoadmapChanges.FieldChange;
import fi.vayla.roadmap.RoadmapChanges.Touched;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What changed between two states of a programme, what a period came to, and what was said of an item. */
class RoadmapChangesTest {

    private static final String LAHTI = RandomHistory.LAHTI;
    private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");

    private final RoadmapPast past = new RoadmapPast(
            recordedAt -> Hub.PROGRAMMES, () -> RandomHistory.RULES, Clock.fixed(Hub.NOON, ZoneOffset.UTC));

    @Test
    void a_difference_names_what_came_and_each_field_with_who_and_when() {
        Recorded old = said("lah-frends", "measure", "jira", "1", MAY, Map.of("status", "in_progress"));
        Recorded done = said("lah-frends", "measure", "jira", "2", JUNE, Map.of("status", "done", "progress", "100"));
        Recorded idea = said("ideas:1", "idea", "ideas", "3", JUNE, Map.of("title", "Venepaikat"));

        RoadmapChanges changes = programme(old).changesTo(programme(old, done, idea));

        assertThat(changes.added()).extracting(Touched::id).containsExactly("ideas:1");
        assertThat(changes.removed()).isEmpty();
        assertThat(changes.changed()).singleElement().satisfies(item -> {
            assertThat(item.id()).isEqualTo("lah-frends");
            assertThat(item.fields())
                    .containsExactly(
                            new FieldChange("status", "in_progress", "done", JUNE, "jira"),
                            new FieldChange("progress", null, "100", JUNE, "jira"));
        });
        assertThat(changes.before().byStatus()).containsEntry("in_progress", 1);
        assertThat(changes.after().byStatus()).containsEntry("done", 1);
        assertThat(changes.byGoal().stream().flatMap(group -> group.items().stream()))
                .containsExactlyInAnyOrder("ideas:1", "lah-frends");
        assertThat(programme(old, done).changesTo(programme(old)).changed()).hasSize(1);
        assertThat(programme(old, done).changesTo(programme(done, old)).none()).isTrue();
    }

    @Test
    void a_report_tells_what_was_done_what_is_late_and_what_is_open() {
        Recorded late = said("lah-servicenow", "measure", "jira", "1", MAY, Map.of("end_date", "2026-05-20"));
        Recorded done = said("lah-frends", "measure", "jira", "2", JUNE, Map.of("status", "done"));
        Recorded later =
                said("lah-frends", "measure", "jira", "3", JUNE.plusSeconds(60), Map.of("responsible_unit", "Muu"));

        PeriodReport report =
                PeriodReport.of(programme(late), programme(late, done, later), MAY, LocalDate.of(2026, 7, 1));

        assertThat(report.done()).singleElement().satisfies(one -> {
            assertThat(one.item().id()).isEqualTo("lah-frends");
            assertThat(one.item().changedAt()).isEqualTo(JUNE.plusSeconds(60));
            assertThat(one.at()).isEqualTo(JUNE);
        });
        assertThat(report.slipped())
                .filteredOn(slipped -> slipped.item().id().equals("lah-servicenow"))
                .singleElement()
                .satisfies(slipped -> {
                    assertThat(slipped.overdue()).isTrue();
                    assertThat(slipped.due()).isEqualTo(LocalDate.of(2026, 5, 20));
                });
        assertThat(report.openByUnit().values().stream().flatMap(List::stream).map(ItemView::id))
                .contains("lah-servicenow")
                .doesNotContain("lah-frends");
    }

    @Test
    void an_items_history_marks_what_was_late_contested_and_decided() {
        Recorded later = said("lah-frends", "measure", "jira", "1", JUNE, Map.of("status", "done"));
        Recorded late = said("lah-frends", "measure", "jira", "2", MAY, Map.of("status", "planned"));
        Recorded contested = contested("github", "3");
        Recorded no = decision("4", "3");

        List<ItemHistory.Word> words = ItemHistory.of(List.of(later, late, contested, no));

        assertThat(words)
                .extracting(word -> word.value() + " " + word.verdict() + (word.late() ? " late" : ""))
                .containsExactly("null rejected", "cancelled rejected", "planned taken late", "done taken");
        assertThat(words.getFirst().reason()).isEqualTo("Ei sovittu");
        assertThat(ItemHistory.published(words))
                .extracting(ItemHistory.Word::value)
                .containsExactly("planned", "done");
    }

    private PastProgramme programme(Recorded... statements) {
        return past.find(
                        LAHTI,
                        Instant.MAX,
                        Instant.MAX,
                        programme -> programme.equals(LAHTI) ? List.of(statements) : List.of())
                .orElseThrow();
    }

    private static Recorded said(
            String item, String kind, String source, String receipt, Instant at, Map<String, String> values) {
        Map<String, Said> fields = new HashMap<>();
        values.forEach((name, value) -> fields.put(name, new Said(value, Verdict.taken)));
        return stated(item, kind, source, receipt, at, fields, null);
    }

    private static Recorded contested(String source, String receipt) {
        return stated(
                "lah-frends",
                "measure",
                source,
                receipt,
                JUNE,
                Map.of("status", new Said("cancelled", Verdict.contested)),
                null);
    }

    private static Recorded decision(String receipt, String of) {
        return stated(
                "lah-frends",
                "measure",
                RoadmapStated.OPERATOR,
                receipt,
                JUNE,
                Map.of(),
                new Decides("status", receipt(of), false));
    }

    private static Recorded stated(
            String item,
            String kind,
            String source,
            String receipt,
            Instant at,
            Map<String, Said> fields,
            @Nullable Decides decides) {
        return new Recorded(
                new RoadmapStated(
                        item,
                        LAHTI,
                        kind,
                        fields.containsKey("title") ? fields.get("title").value() : "Frends",
                        source,
                        "R-1",
                        receipt(receipt),
                        at,
                        at,
                        fields,
                        decides,
                        decides == null ? null : "testaaja",
                        decides == null ? null : "Ei sovittu"),
                at);
    }

    private static String receipt(String number) {
        return number.repeat(32);
    }
}
