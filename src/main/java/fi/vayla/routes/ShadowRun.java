package fi.vayla.routes;

import fi.vayla.delivery.DeliveryRoute;
import fi.vayla.event.Event;
import fi.vayla.routes.Shadow.Differing;
import fi.vayla.routes.Shadow.Verdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs events through two versions of a route. One run for each route; used by one thread. */
final class ShadowRun {

    private static final int DIFFERING_SHOWN = 5;
    private static final int VALUES_SHOWN = 20;

    private final @Nullable DeliveryRoute before;
    private final DeliveryRoute after;
    private final Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
    private final List<Differing> first = new ArrayList<>();

    /** @param before null for a route that is not there yet */
    ShadowRun(@Nullable DeliveryRoute before, DeliveryRoute after) {
        this.before = before;
        this.after = after;
    }

    /**
     * @param events the newest first
     * @param wanted of those that one of the versions selects
     * @param until {@link System#nanoTime} at which it ends, whatever is left
     */
    Shadow run(List<Event> events, int wanted, long until) {
        int messages = 0;
        for (Event event : events) {
            if (messages == wanted) {
                break;
            }
            if (System.nanoTime() - until > 0) {
                return shadow(messages, "The time was over before all messages were run");
            }
            messages += compare(event) ? 1 : 0;
        }
        return shadow(messages, "");
    }

    private boolean compare(Event event) {
        ShadowOutcome old = ShadowOutcome.of(before, event);
        ShadowOutcome next = ShadowOutcome.of(after, event);
        if (old instanceof ShadowOutcome.Unselected && next instanceof ShadowOutcome.Unselected) {
            return false;
        }
        Verdict verdict = ShadowOutcome.verdict(old, next);
        counts.merge(verdict, 1, Integer::sum);
        if (verdict != Verdict.equal && first.size() < DIFFERING_SHOWN) {
            first.add(new Differing(
                    event.receipt().value(),
                    verdict,
                    next instanceof ShadowOutcome.Parks(String place) ? place : "",
                    ShadowOutcome.differences(old, next).stream()
                            .limit(VALUES_SHOWN)
                            .toList()));
        }
        return true;
    }

    private Shadow shadow(int messages, String note) {
        return new Shadow(
                messages,
                count(Verdict.equal),
                count(Verdict.different),
                count(Verdict.selected),
                count(Verdict.unselected),
                count(Verdict.parks),
                List.copyOf(first),
                note);
    }

    private int count(Verdict verdict) {
        return counts.getOrDefault(verdict, 0);
    }
}
