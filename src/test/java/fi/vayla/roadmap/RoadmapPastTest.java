package fi.vayla.roadmap;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.event.Json;
import fi.vayla.event.RoadmapItemChanged.Field;
import fi.vayla.event.RoadmapStated;
import fi.vayla.event.RoadmapStated.Recorded;
import fi.vayla.event.RoadmapStated.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The roadmap of any past day is what a replay of the log up to that day gives. */
class RoadmapPastTest {

    private final RoadmapPast past = new RoadmapPast(
            recordedAt -> Hub.PROGRAMMES, () -> RandomHistory.RULES, Clock.fixed(RandomHistory.END, ZoneOffset.UTC));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void what_the_hub_knew_on_a_day_is_byte_for_byte_what_it_showed_then(long seed) {
        try (var history = new RandomHistory(seed)) {
            List<Recorded> statements = history.statements();
            assertThat(statements).anyMatch(RoadmapPastTest::contested);
            for (int day = 0; day < history.ends.size(); day++) {
                Instant end = history.ends.get(day);
                assertThat(text(Json.write(
                                view(statements, one -> !one.recordedAt().isAfter(end), end))))
                        .as("seed %s, day %s", seed, day)
                        .isEqualTo(text(history.seen.get(day)));
            }
            assertThat(text(Json.write(view(statements, one -> true, Instant.MAX))))
                    .isEqualTo(text(Json.write(
                            history.hub.roadmap.find(RandomHistory.LAHTI).orElseThrow())));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void what_was_true_on_a_day_is_what_the_words_until_then_come_to_in_any_order(long seed) {
        try (var history = new RandomHistory(seed)) {
            List<Recorded> statements = history.statements();
            var random = new Random(seed);
            for (Instant day : history.ends) {
                Instant known = history.ends.get(random.nextInt(history.ends.size()));
                Predicate<Recorded> counts = one ->
                        !one.stated().at().isAfter(day) && !one.recordedAt().isAfter(known);
                Map<String, String> expected = merged(statements, counts, random);
                ProgrammeView view = view(statements, counts, day);

                assertThat(said(view, expected))
                        .as("seed %s, %s, %s", seed, day, known)
                        .isEqualTo(expected);
                assertThat(untouched(view, expected)).isEqualTo(untouched(view(List.of(), counts, day), expected));
            }
        }
    }

    @Test
    void a_view_needs_the_projects_of_other_programmes_that_carry_out_its_measures() {
        Measure measure = Hub.PROGRAMMES.items("porvoo-digiohjelma-2020-2023").stream()
                .flatMap(item -> item instanceof Measure one ? Stream.of(one) : Stream.empty())
                .filter(one -> !one.relatedProjects().isEmpty())
                .findFirst()
                .orElseThrow();
        String other = Hub.PROGRAMMES
                .findItem(measure.relatedProjects().getFirst())
                .orElseThrow()
                .programme();

        assertThat(Roadmap.related(Hub.PROGRAMMES, measure.programme())).contains(other);
    }

    private ProgrammeView view(List<Recorded> statements, Predicate<Recorded> counts, Instant asOf) {
        return past.find(
                        RandomHistory.LAHTI,
                        asOf,
                        Instant.MAX,
                        programme -> statements.stream()
                                .filter(counts)
                                .filter(one -> programme.equals(one.stated().programme()))
                                .toList())
                .orElseThrow()
                .view();
    }

    /** Each item's fields by the live fold's merge alone, over shuffled words. */
    private static Map<String, String> merged(List<Recorded> statements, Predicate<Recorded> counts, Random random) {
        List<Recorded> shuffled = new ArrayList<>(statements);
        Collections.shuffle(shuffled, random);
        Map<String, ItemState> states = new HashMap<>();
        shuffled.stream()
                .filter(counts)
                .map(one -> state(one.stated()))
                .filter(state -> !state.fields().isEmpty())
                .forEach(state -> states.merge(state.item(), state, ItemState::merge));
        Map<String, String> values = new HashMap<>();
        states.values()
                .forEach(state -> state.fields().forEach((name, field) -> {
                    if (FieldName.find(name).isPresent()) {
                        values.put(state.item() + "/" + name, field.value());
                    }
                }));
        return values;
    }

    private static ItemState state(RoadmapStated stated) {
        Map<String, Field> fields = new HashMap<>();
        stated.fields().forEach((name, said) -> {
            if (said.verdict() == Verdict.taken) {
                fields.put(
                        name,
                        new Field(
                                said.value(),
                                stated.at(),
                                stated.receivedAt(),
                                null,
                                stated.source(),
                                stated.receipt()));
            }
        });
        return new ItemState(
                Objects.requireNonNull(stated.item()),
                new ItemState.Identity(String.valueOf(stated.programme()), "idea", stated.title()),
                fields);
    }

    /** What the view shows for the fields that somebody has said something of. */
    private static Map<String, String> said(ProgrammeView view, Map<String, String> expected) {
        Map<String, String> shown = new HashMap<>();
        expected.keySet().forEach(key -> {
            String item = key.substring(0, key.lastIndexOf('/'));
            ItemView found = view.find(item).orElseThrow();
            String value = switch (FieldName.valueOf(key.substring(key.lastIndexOf('/') + 1))) {
                case status -> String.valueOf(found.status());
                case progress -> String.valueOf(found.progress());
                case end_date -> String.valueOf(found.endDate());
                case title -> found.title();
                case health, start_date, responsible_unit, goal, value, votes, priority -> "not said here";
            };
            shown.put(key, value);
        });
        return shown;
    }

    private static List<ItemView> untouched(ProgrammeView view, Map<String, String> expected) {
        return view.items().stream()
                .filter(item -> item.kind() != ItemKind.idea)
                .map(item -> item.withDerived(List.of())) // which follows from the others
                .filter(item -> expected.keySet().stream().noneMatch(key -> key.startsWith(item.id() + "/")))
                .toList();
    }

    private static boolean contested(Recorded one) {
        return one.stated().fields().values().stream().anyMatch(said -> said.verdict() == Verdict.contested);
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
