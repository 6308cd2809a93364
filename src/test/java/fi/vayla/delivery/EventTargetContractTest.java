package fi.vayla.delivery;

import fi.vayla.conformance.InTheHubContract;
import fi.vayla.conformance.Subject;
import fi.vayla.event.Event;
import fi.vayla.event.EventType;
import fi.vayla.event.Problem;
import fi.vayla.log.Appended;
import fi.vayla.log.Place;
import fi.vayla.log.Schemas;
import fi.vayla.system.Call;
import fi.vayla.system.Calls;
import fi.vayla.system.SystemAdapter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

@Subject(value = "event: the log", of = EventTarget.class)
class EventTargetContractTest extends InTheHubContract {

    private static final Schemas SCHEMAS = new Schemas(Path.of("config/schemas"));
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-02T12:00:00Z"), ZoneOffset.UTC);

    private final List<Event> appended = new ArrayList<>();
    private boolean logAnswers = true;

    @Override
    protected SystemAdapter adapter(Duration timeout) {
        return new EventTarget(
                EventType.IDEA_PROPOSED, event -> CompletableFuture.completedFuture(append(event)), NOON);
    }

    /** As the log does. */
    private Appended append(Event event) {
        List<Problem> problems = SCHEMAS.validate(event.type(), event.data());
        if (!problems.isEmpty()) {
            return new Appended.Invalid(problems);
        }
        if (!logAnswers) {
            return new Appended.Unavailable("no broker answers");
        }
        appended.add(event);
        return new Appended.Durable(new Place("vayla.forms", 0, appended.size()));
    }

    @Override
    protected Call call() {
        return Calls.of(Calls.event("idea-1"), Map.of(), """
                {"idea": "idea-1", "title": "Lisää öljylamppuja", "proposedAt": "2026-11-02T12:00:00Z"}""");
    }

    @Override
    protected Call invalid() {
        return Calls.of(Calls.event("idea-1"), Map.of(), "{\"title\":7}");
    }

    /** Events of one receipt are one event to everyone who reads the log. */
    @Override
    protected long effects() {
        return appended.stream().map(Event::receipt).distinct().count();
    }

    @Override
    protected void logAnswers(boolean whether) {
        logAnswers = whether;
    }
}
