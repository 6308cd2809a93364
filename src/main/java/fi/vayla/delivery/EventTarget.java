package fi.vayla.delivery;

import fi.vayla.event.Event;
import fi.vayla.event.EventType;
import fi.vayla.log.Appended;
import fi.vayla.log.EventLog;
import fi.vayla.system.Call;
import fi.vayla.system.Capability;
import fi.vayla.system.Outcome;
import fi.vayla.system.SystemAdapter;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;

/** The log as a route's target: the mapped body becomes an event of its own, with the same subject and time. */
public final class EventTarget implements SystemAdapter {

    private final EventType type;
    private final EventLog log;
    private final Clock clock;

    public EventTarget(EventType type, EventLog log, Clock clock) {
        this.type = type;
        this.log = log;
        this.clock = clock;
    }

    /** The event's id is the Idempotency-Key: a repeat has the same receipt, and the log's readers take it once. */
    @Override
    public Capability capability(Map<String, String> parameters) {
        return Capability.IDEMPOTENT;
    }

    @Override
    public Outcome deliver(Call call) {
        Event event = Event.of(
                type,
                call.event().source(),
                call.idempotencyKey(),
                call.event().subject(),
                call.event().time(),
                clock.instant(),
                call.event().traceparent(),
                call.body());
        return switch (log.append(event).join()) {
            case Appended.Durable _ -> new Outcome.Delivered(event.receipt().value());
            case Appended.Invalid(var problems) ->
                new Outcome.Refused(
                        Outcome.Reason.SCHEMA,
                        problems.stream().map(Object::toString).collect(Collectors.joining("; ")));
            case Appended.Unavailable(String detail) -> new Outcome.Unavailable(detail, null);
        };
    }
}
