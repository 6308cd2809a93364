package fi.vayla.roadmap;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.event.Json;
import fi.vayla.event.RoadmapItemChanged;
import fi.vayla.event.RoadmapItemChanged.Contested;
import fi.vayla.event.RoadmapItemChanged.Decided;
import fi.vayla.event.RoadmapItemChanged.Field;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ItemStateTest {

    private static final List<String> NAMES = List.of("status", "progress", "title", "a-field-of-tomorrow");

    @RepeatedTest(200)
    void any_order_and_any_repeats_of_the_same_changes_give_the_same_state(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        List<ItemState> said = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            said.add(randomState(random));
        }

        ItemState inOrder = fold(said);
        List<ItemState> shuffled = new ArrayList<>(said);
        shuffled.addAll(said.subList(0, random.nextInt(said.size())));
        Collections.shuffle(shuffled, random);
        int middle = random.nextInt(1, shuffled.size());
        ItemState left = fold(shuffled.subList(0, middle));
        ItemState right = fold(shuffled.subList(middle, shuffled.size()));

        assertThat(fold(shuffled)).isEqualTo(inOrder);
        assertThat(left.merge(right)).isEqualTo(inOrder);
        assertThat(right.merge(left)).isEqualTo(inOrder);
        assertThat(inOrder.covers(left)).isTrue();
    }

    @RepeatedTest(200)
    void a_state_covers_exactly_what_would_change_nothing_in_it(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        List<ItemState> said = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            said.add(randomState(random));
        }
        ItemState all = fold(said);

        for (ItemState one : said) {
            for (ItemState other : List.of(one, all, fold(said.subList(0, 3)), all.merge(one))) {
                assertThat(one.covers(other)).isEqualTo(one.merge(other).equals(one));
                assertThat(all.covers(other)).isEqualTo(all.merge(other).equals(all));
            }
        }
    }

    @Test
    void what_happened_later_wins_whatever_comes_first() {
        ItemState late = state(Map.of("status", field("done", 20, "b")));
        ItemState early = state(Map.of("status", field("in_progress", 10, "a"), "progress", field("40", 10, "a")));

        assertThat(late.merge(early).find(FieldName.status)).isEqualTo("done");
        assertThat(late.merge(early).find(FieldName.progress)).isEqualTo("40");
    }

    @Test
    void of_two_things_that_happened_in_one_second_the_one_received_later_wins() {
        ItemState first = state(Map.of("status", field("in_progress", 10, 11, "f")));
        ItemState second = state(Map.of("status", field("done", 10, 12, "a")));

        assertThat(first.merge(second).find(FieldName.status)).isEqualTo("done");
        assertThat(second.merge(first).find(FieldName.status)).isEqualTo("done");
    }

    @Test
    void of_two_things_that_happened_and_were_received_at_once_the_greater_receipt_wins() {
        ItemState one = state(Map.of("status", field("done", 10, "a")));
        ItemState other = state(Map.of("status", field("on_hold", 10, "b")));

        assertThat(one.merge(other).find(FieldName.status)).isEqualTo("on_hold");
        assertThat(other.merge(one).find(FieldName.status)).isEqualTo("on_hold");
    }

    @RepeatedTest(20)
    void a_state_comes_back_from_the_log_as_it_went(RepetitionInfo repetition) {
        ItemState state = randomState(new Random(repetition.getCurrentRepetition()));

        var event = Json.read(Json.write(state.toEvent(List.of(), null, List.of())), RoadmapItemChanged.class);

        assertThat(ItemState.of(event)).isEqualTo(state);
    }

    private static ItemState fold(List<ItemState> said) {
        return said.stream().reduce(ItemState::merge).orElseThrow();
    }

    private static ItemState randomState(Random random) {
        Map<String, Field> fields = new HashMap<>();
        for (int i = random.nextInt(NAMES.size() + 1); i > 0; i--) {
            String receipt = Integer.toString(random.nextInt(6));
            fields.put(NAMES.get(random.nextInt(NAMES.size())), randomField(random, receipt));
        }
        var identity = new ItemState.Identity("ohjelma-" + random.nextInt(2), "idea", "Äly " + random.nextInt(2));
        return new ItemState("ideas:1", identity, fields, randomContested(random));
    }

    private static Map<String, Contested> randomContested(Random random) {
        Map<String, Contested> contested = new HashMap<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            Field said = randomField(random, "c" + random.nextInt(4));
            Instant at = said.receivedAt().plusSeconds(random.nextInt(2));
            Decided decided = random.nextBoolean()
                    ? null
                    : new Decided(said.receipt(), said.value(), random.nextBoolean(), "Testi", at, "syy");
            var one = new Contested(NAMES.get(random.nextInt(2)), said, decided);
            contested.put(ItemState.contestedKey(one), one);
        }
        return contested;
    }

    private static Field randomField(Random random, String receipt) {
        Instant at = Instant.ofEpochSecond(random.nextInt(5));
        Instant since = random.nextBoolean() ? at.minusSeconds(random.nextInt(3)) : null;
        return new Field("arvo " + random.nextInt(4), at, at.plusSeconds(random.nextInt(3)), since, "jira", receipt);
    }

    private static ItemState state(Map<String, Field> fields) {
        return new ItemState("ideas:1", new ItemState.Identity("ohjelma", "idea", "Äly"), fields);
    }

    private static Field field(String value, long second, String receipt) {
        return field(value, second, second, receipt);
    }

    private static Field field(String value, long second, long received, String receipt) {
        Instant at = Instant.ofEpochSecond(second);
        return new Field(value, at, Instant.ofEpochSecond(received), at, "jira", receipt);
    }
}
