package fi.vayla.roadmap;

import fi.vayla.event.RoadmapStated;
import fi.vayla.event.RoadmapStated.Decides;
import fi.vayla.event.RoadmapStated.Said;
import fi.vayla.event.RoadmapStated.Verdict;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says of one item, judged: the state that it makes and the statement for the history.
 *
 * @param traceparent of the event that says it
 */
record Word(ItemState said, RoadmapStated stated, @Nullable String traceparent) {

    static Word of(ItemState said, Saying saying, @Nullable String traceparent) {
        return new Word(said, stated(said, saying, null, null, null), traceparent);
    }

    static Word ofOperator(ItemState said, Saying saying, @Nullable Decides decides, String by, String reason) {
        return new Word(said, stated(said, saying, decides, by, reason), null);
    }

    private static RoadmapStated stated(
            ItemState said, Saying saying, @Nullable Decides decides, @Nullable String by, @Nullable String reason) {
        Map<String, Said> fields = new HashMap<>();
        said.fields().forEach((name, field) -> fields.put(name, new Said(field.value(), Verdict.taken)));
        if (decides == null) {
            said.contested()
                    .values()
                    .forEach(one -> fields.put(one.field(), new Said(one.said().value(), Verdict.contested)));
        }
        return new RoadmapStated(
                said.item(),
                said.identity().programme(),
                said.identity().kind(),
                said.identity().title(),
                saying.source(),
                saying.ref(),
                saying.receipt(),
                saying.at(),
                saying.receivedAt(),
                fields,
                decides,
                by,
                reason);
    }
}
