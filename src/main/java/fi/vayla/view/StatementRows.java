package fi.vayla.view;

import fi.vayla.event.Event;
import fi.vayla.event.Json;
import fi.vayla.event.RoadmapStated;
import fi.vayla.event.RoadmapStated.Decides;
import fi.vayla.log.Place;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A statement as rows of {@code roadmap_statement}, one for each field. Of a repeat the first on the log stays. */
final class StatementRows {

    /** An operator's no to a contested value has a row of its own, without a value. */
    static final String REJECTED = "rejected";

    static final String ADD = """
            INSERT INTO roadmap_statement (item, receipt, field, programme, kind, title, value_said, verdict, decides, source,
                ref, said_by, reason, happened_at, recorded_at, told_at, log_partition, log_offset)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""";

    /** As long as a value can be. */
    private static final int LONGEST = 10_000;

    private StatementRows() {}

    /** What it says of one field; no value when an operator says no to one. */
    private record Word(
            String field,
            @Nullable String value,
            String verdict,
            @Nullable String decides) {}

    /** Nothing while the record is linked to no item: then it is no item's history. */
    static List<Object[]> of(Event event, Place place) {
        RoadmapStated stated = Json.readOwn(event.data(), RoadmapStated.class);
        return stated.item() == null || stated.programme() == null
                ? List.of()
                : words(stated).map(word -> row(event, stated, word, place)).toList();
    }

    private static Stream<Word> words(RoadmapStated stated) {
        Decides decides = stated.decides();
        Stream<Word> said = stated.fields().entrySet().stream()
                .map(field -> new Word(
                        field.getKey(),
                        field.getValue().value(),
                        field.getValue().verdict().name(),
                        decides != null && decides.field().equals(field.getKey()) ? decides.receipt() : null));
        return decides == null || stated.fields().containsKey(decides.field())
                ? said
                : Stream.concat(said, Stream.of(new Word(decides.field(), null, REJECTED, decides.receipt())));
    }

    @SuppressWarnings("NullAway") // SQL NULL
    private static Object[] row(Event event, RoadmapStated stated, Word word, Place place) {
        return new Object[] {
            stated.item(),
            stated.receipt(),
            word.field(),
            stated.programme(),
            stated.kind(),
            ViewWriter.fitting(stated.title()),
            fitting(word.value(), LONGEST),
            word.verdict(),
            word.decides(),
            ViewWriter.fitting(stated.source(), 200),
            fitting(stated.ref(), 600),
            fitting(stated.by(), 200),
            fitting(stated.reason(), 4000),
            ViewWriter.micros(stated.at()),
            ViewWriter.micros(event.receivedAt()),
            stated.at() + " " + stated.receivedAt() + " " + event.receivedAt(),
            place.partition(),
            place.offset()
        };
    }

    private static @Nullable String fitting(@Nullable String text, int longest) {
        return text == null ? null : ViewWriter.fitting(text, longest);
    }
}
