package fi.vayla.roadmap;

import fi.vayla.event.Event;
import fi.vayla.event.RoadmapStated;
import fi.vayla.log.Appended;
import fi.vayla.roadmap.TakingWords.Taken;
import fi.vayla.system.Call;
import fi.vayla.system.Outcome;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/**
 * The roadmap as a system that routes deliver to, like any other. A message is delivered once its statement, and the change
 * that it makes, are durable on the log; its target id is the item's id, or {@code unlinked}.
 */
@Component
final class RoadmapSystem {

    private static final String UNLINKED = "unlinked";
    private static final String NO_PROGRAMME = "none";

    private final Decisions decisions;
    private final TakingWords taking;
    private final HistoryWriter history;
    private final MeterRegistry meters;

    RoadmapSystem(Decisions decisions, TakingWords taking, HistoryWriter history, MeterRegistry meters) {
        this.decisions = decisions;
        this.taking = taking;
        this.history = history;
        this.meters = meters;
    }

    Outcome deliver(Call call) {
        return switch (RoadmapUpdate.parse(call.body())) {
            case RoadmapUpdate.Parsed.Invalid(String detail) -> {
                count(NO_PROGRAMME, "refused");
                yield new Outcome.Refused(Outcome.Reason.SCHEMA, detail);
            }
            case RoadmapUpdate.Parsed.Valid(RoadmapUpdate update) -> apply(call.event(), update);
        };
    }

    private Outcome apply(Event event, RoadmapUpdate update) {
        if (!taking.awaitReady()) {
            return new Outcome.Unavailable("the roadmap is still being read from the log", null);
        }
        return switch (decisions.decide(event, update)) {
            case Decisions.Decision.Nothing(RoadmapStated stated) -> unlinked(stated, event);
            case Decisions.Decision.Says(Word word) -> linked(word);
        };
    }

    private Outcome unlinked(RoadmapStated stated, Event event) {
        return switch (history.append(stated, event.traceparent()).join()) {
            case Appended.Durable durable -> delivered(NO_PROGRAMME, UNLINKED, UNLINKED);
            case Appended.Invalid(var problems) -> refused(NO_PROGRAMME, problems.toString());
            case Appended.Unavailable(String detail) -> unavailable(NO_PROGRAMME, detail);
        };
    }

    private Outcome linked(Word word) {
        String item = word.said().item();
        String programme = word.said().identity().programme();
        return switch (taking.take(word)) {
            case Taken.Changed() -> delivered(programme, "changed", item);
            case Taken.Unchanged() -> delivered(programme, "unchanged", item);
            case Taken.Invalid(var problems) -> refused(programme, problems.toString());
            case Taken.Unavailable(String detail) -> unavailable(programme, detail);
        };
    }

    private Outcome delivered(String programme, String outcome, String target) {
        count(programme, outcome);
        return new Outcome.Delivered(target);
    }

    private Outcome refused(String programme, String detail) {
        count(programme, "refused");
        return new Outcome.Refused(Outcome.Reason.SCHEMA, detail);
    }

    private Outcome unavailable(String programme, String detail) {
        count(programme, "unavailable");
        return new Outcome.Unavailable(detail, null);
    }

    private void count(String programme, String outcome) {
        meters.counter("vayla.roadmap.changes", "programme", programme, "outcome", outcome)
                .increment();
    }
}
