package fi.vayla.routes;

import fi.vayla.delivery.DeliveryRoute;
import fi.vayla.delivery.Difference;
import fi.vayla.delivery.Mapped;
import fi.vayla.event.Event;
import fi.vayla.event.Json;
import fi.vayla.routes.Shadow.Value;
import fi.vayla.routes.Shadow.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** What a version of a route makes of an event; nothing is sent. */
sealed interface ShadowOutcome {

    record Unselected() implements ShadowOutcome {}

    /** @param place where the mapping failed, without its message, which may quote the event */
    record Parks(String place) implements ShadowOutcome {}

    record Discards() implements ShadowOutcome {}

    record Sends(Mapped.Ready ready) implements ShadowOutcome {}

    /** At the end of a JSLT error. */
    Pattern PLACE = Pattern.compile("\\bat (\\S+:\\d+:\\d+)");

    /** @param route null for one that is not there yet */
    static ShadowOutcome of(@Nullable DeliveryRoute route, Event event) {
        try {
            if (route == null
                    || !route.types().contains(event.type())
                    || !route.selection().test(event)) {
                return new Unselected();
            }
            return switch (route.pipeline().map(event)) {
                case Mapped.Ready ready -> new Sends(ready);
                case Mapped.Failed(String detail) -> new Parks(place(detail));
                case Mapped.Nothing _ -> new Discards();
            };
        } catch (RuntimeException e) { // as for a message on its way, whatever fails parks it
            return new Parks(place(String.valueOf(e.getMessage())));
        }
    }

    private static String place(String detail) {
        Matcher place = PLACE.matcher(detail);
        return place.find() ? "fails at " + place.group(1) : "fails";
    }

    static Verdict verdict(ShadowOutcome before, ShadowOutcome after) {
        if (after instanceof Parks) {
            return Verdict.parks;
        }
        boolean taken = !(before instanceof Unselected);
        boolean takes = !(after instanceof Unselected);
        if (taken != takes) {
            return takes ? Verdict.selected : Verdict.unselected;
        }
        return before.getClass() == after.getClass()
                        && differences(before, after).isEmpty()
                ? Verdict.equal
                : Verdict.different;
    }

    /** What two versions would send differently, masked. */
    static List<Value> differences(ShadowOutcome before, ShadowOutcome after) {
        List<Value> values = new ArrayList<>();
        if (before instanceof Sends(Mapped.Ready old) && after instanceof Sends(Mapped.Ready next)) {
            if (!old.target().name().equals(next.target().name())) {
                values.add(
                        new Value("target", old.target().name(), next.target().name()));
            }
            if (!old.parameters().equals(next.parameters())) { // of the route file, not of the message
                values.add(new Value(
                        "parameters",
                        old.parameters().toString(),
                        next.parameters().toString()));
            }
            values.addAll(bodies(old.body(), next.body()));
        }
        return values;
    }

    private static List<Value> bodies(byte[] old, byte[] next) {
        try {
            return Difference.between(Json.read(old), Json.read(next)).stream()
                    .map(change -> new Value(change.path(), Masked.of(change.from()), Masked.of(change.to())))
                    .toList();
        } catch (JacksonException e) { // no JSON; it is compared as it is
            return Arrays.equals(old, next)
                    ? List.of()
                    : List.of(new Value("", old.length + " bytes", next.length + " bytes"));
        }
    }
}
