package fi.vayla.roadmap;

import fi.vayla.event.RoadmapItemChanged.Field;
import fi.vayla.event.RoadmapStated;
import fi.vayla.event.RoadmapStated.Decides;
import fi.vayla.event.RoadmapStated.Recorded;
import fi.vayla.event.RoadmapStated.Said;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything that was ever said of an item, word by word, with what became of it. */
public final class ItemHistory {

    /** What became of a word. The names are the JSON values. */
    public enum Verdict {
        /** It counted, as of its time. */
        taken,
        /** Its source does not own the field, and nobody has decided. */
        contested,
        /** Its source does not own the field; an operator let it count, in a statement of the operator's. */
        accepted,
        /** Its source does not own the field; an operator said no. */
        rejected
    }

    /**
     * One value of one field.
     *
     * @param value null where an operator says no to a contested one
     * @param late it was overtaken when it came: something that happened later had been said already
     * @param at when it happened, by its source's clock
     * @param recordedAt when the hub wrote it down
     * @param by the operator whose word it is
     * @param decides the receipt of the contested word that this one decides
     */
    public record Word(
            String field,
            @Nullable String value,
            Verdict verdict,
            boolean late,
            Instant at,
            Instant recordedAt,
            String source,
            @Nullable String ref,
            String receipt,
            @Nullable String by,
            @Nullable String reason,
            @Nullable String decides) {}

    private record Decided(String field, String receipt) {}

    private final Map<Decided, Boolean> decisions = new HashMap<>();
    private final Map<String, Field> counting = new HashMap<>();
    private final List<Word> words = new ArrayList<>();

    private ItemHistory(List<Recorded> statements) {
        for (Recorded one : statements) {
            Decides decides = one.stated().decides();
            if (decides != null) {
                decisions.put(new Decided(decides.field(), decides.receipt()), decides.accepted());
            }
        }
        statements.forEach(this::add);
    }

    /** The newest first. Takes an item's statements in the order in which they were written down. */
    public static List<Word> of(List<Recorded> statements) {
        return List.copyOf(new ItemHistory(statements).words.reversed());
    }

    /** The names of the fields that everybody may read of; what residents and operators wrote of an idea is in others. */
    public static Set<String> publicFields() {
        return Stream.of(FieldName.values()).map(FieldName::name).collect(Collectors.toUnmodifiableSet());
    }

    /** What everybody may read: what counted, without the operators' names and reasons and what residents wrote. */
    public static List<Word> published(List<Word> words) {
        Set<String> fields = publicFields();
        return words.stream()
                .filter(word -> word.verdict() == Verdict.taken && fields.contains(word.field()))
                .map(word -> new Word(
                        word.field(),
                        word.value(),
                        word.verdict(),
                        word.late(),
                        word.at(),
                        word.recordedAt(),
                        word.source(),
                        word.ref(),
                        word.receipt(),
                        null,
                        null,
                        null))
                .toList();
    }

    private void add(Recorded one) {
        Decides decides = one.stated().decides();
        new TreeMap<>(one.stated().fields()).forEach((name, said) -> add(one, name, said));
        if (decides != null && !one.stated().fields().containsKey(decides.field())) {
            words.add(word(one, decides.field(), null, Verdict.rejected, false));
        }
    }

    private void add(Recorded one, String name, Said said) {
        switch (said.verdict()) {
            case contested -> words.add(word(one, name, said.value(), decided(one.stated(), name), false));
            case taken -> {
                Field field = Replay.field(one.stated(), said);
                Field known = counting.get(name);
                boolean late = known != null && ItemState.LAST_WRITER.compare(known, field) > 0;
                if (!late) {
                    counting.put(name, field);
                }
                words.add(word(one, name, said.value(), Verdict.taken, late));
            }
        }
    }

    private Verdict decided(RoadmapStated stated, String field) {
        Boolean accepted = decisions.get(new Decided(field, stated.receipt()));
        return accepted == null ? Verdict.contested : accepted ? Verdict.accepted : Verdict.rejected;
    }

    private static Word word(Recorded one, String field, @Nullable String value, Verdict verdict, boolean late) {
        RoadmapStated stated = one.stated();
        Decides decides = stated.decides();
        return new Word(
                field,
                value,
                verdict,
                late,
                stated.at(),
                one.recordedAt(),
                stated.source(),
                stated.ref(),
                stated.receipt(),
                stated.by(),
                stated.reason(),
                decides == null || !decides.field().equals(field) ? null : decides.receipt());
    }
}
