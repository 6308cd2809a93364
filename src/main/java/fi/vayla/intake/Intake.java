package fi.vayla.intake;

import fi.vayla.event.Event;
import fi.vayla.event.FormSubmitted;
import fi.vayla.event.Problem;
import fi.vayla.event.Receipt;
import fi.vayla.intake.IntakeResult.Accepted;
import fi.vayla.intake.IntakeResult.Ignored;
import fi.vayla.intake.IntakeResult.Reason;
import fi.vayla.intake.IntakeResult.Rejected;
import fi.vayla.intake.IntakeResult.Unavailable;
import fi.vayla.log.Appended;
import fi.vayla.log.EventLog;
import fi.vayla.log.Schemas;
import fi.vayla.security.Authentication.Scheme;
import fi.vayla.security.CallerCheck;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The one road in: a message is authenticated, decoded by its source's format, validated and appended. Whatever carries
 * messages here, HTTP or a polled mailbox, hands them over and answers with the result. Thread-safe; waits for the log, so
 * callers want virtual threads.
 *
 * <p>Counts {@code vayla.intake.received} by source and outcome: accepted, duplicate, ignored, rejected and unavailable add
 * up to every message received; {@code vayla.intake} has how long each took. Unknown sources share one name, so that
 * nobody can grow the meters by guessing.
 */
@Component
public final class Intake {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final String UNKNOWN = "unknown";
    private static final String NOT_SIGNED =
            "The source's signature covers the message alone, so that files cannot come with it; send application/json";

    private final CurrentSources sources;
    private final Decoding decoding = new Decoding();
    private final Schemas schemas;
    private final CallerCheck callers;
    private final Appending appending;
    private final IntakeSettings settings;
    private final Clock clock;
    private final MeterRegistry meters;
    private final ConcurrentMap<String, Semaphore> working = new ConcurrentHashMap<>();

    Intake(
            CurrentSources sources,
            Schemas schemas,
            CallerCheck callers,
            EventLog log,
            IntakeSettings settings,
            Clock clock,
            MeterRegistry meters) {
        this.sources = sources;
        this.schemas = schemas;
        this.callers = callers;
        this.appending = new Appending(log, settings.remembered());
        this.settings = settings;
        this.clock = clock;
        this.meters = meters;
    }

    /** Keeps in mind that a message is on the log, so that a repeat of it is not appended again. */
    public void remember(Receipt receipt) {
        appending.remember(receipt);
    }

    /**
     * Takes a message in. When it returns {@link Accepted}, every in-sync replica has the event. The body is read once the
     * source is known, has a place free, and the caller's key, where it has one, is right.
     */
    IntakeResult receive(String sourceId, Incoming incoming) throws IOException {
        long begin = System.nanoTime();
        Sources now = sources.get(); // the same to the end, whatever is swapped meanwhile
        Optional<Source> source = now.find(sourceId);
        if (source.isEmpty()) {
            return accounted(
                    UNKNOWN, begin, new Rejected(Reason.UNKNOWN_SOURCE, "There is no source \"" + sourceId + "\""));
        }
        Semaphore place = working.computeIfAbsent(sourceId, id -> new Semaphore(settings.concurrent()));
        if (!place.tryAcquire()) {
            return accounted(sourceId, begin, new Rejected(Reason.TOO_FAST, "Send fewer messages at the same time"));
        }
        try {
            return accounted(sourceId, begin, admit(now, source.get(), incoming));
        } finally {
            place.release();
        }
    }

    private IntakeResult admit(Sources now, Source source, Incoming incoming) throws IOException {
        @Nullable Rejected refusal = incoming.refusal();
        boolean open = incoming.trusted() || (incoming.local() && settings.openOnLoopback());
        boolean signed = source.authentication().scheme() == Scheme.hmac_sha256;
        var head = new RawMessage(incoming.headers(), new byte[0], clock.instant());
        if (refusal == null && signed && incoming.bringsFiles()) {
            refusal = new Rejected(Reason.WRONG_MEDIA_TYPE, NOT_SIGNED);
        }
        if (refusal == null && !open && !signed) {
            refusal = authenticate(source, head);
        }
        if (refusal != null) {
            return refusal;
        }
        return switch (incoming.read()) {
            case Incoming.Read.Refused(IntakeResult answer) -> answer;
            case Incoming.Read.Whole(byte[] body, var files) ->
                admit(now, source, new RawMessage(head.headers(), body, head.receivedAt(), files), signed && !open);
        };
    }

    /** @param check whether its signature has to be right */
    private IntakeResult admit(Sources now, Source source, RawMessage message, boolean check) {
        @Nullable
        Rejected refusal =
                Wellformed.checkSize(message.body(), settings.maxBodySize().toBytes());
        if (refusal == null && check) {
            refusal = authenticate(source, message);
        }
        return refusal == null ? take(now, source, message) : refusal;
    }

    private IntakeResult take(Sources now, Source source, RawMessage message) {
        @Nullable Rejected refusal = Wellformed.checkText(message.body());
        if (refusal != null) {
            return refusal;
        }
        try {
            List<Problem> problems = inbound(source, message);
            return problems.isEmpty()
                    ? decoding.decode(now, source, message, result -> decoded(source, message, result))
                    : invalid("The document is not valid against " + source.schema(), problems);
        } catch (JacksonException e) {
            return Wellformed.malformed(e);
        }
    }

    private @Nullable Rejected authenticate(Source source, RawMessage message) {
        var authentication = source.authentication();
        String header = authentication.headerName();
        return switch (callers.check(authentication, message.header(header), message.body())) {
            case TRUSTED -> null;
            case MISSING -> new Rejected(Reason.UNAUTHENTICATED, "The header " + header + " is missing");
            case WRONG -> new Rejected(Reason.UNAUTHENTICATED, "The header " + header + " is wrong");
            case NO_SECRET ->
                new Rejected(
                        Reason.FORBIDDEN,
                        "The hub has no secret for this source; its administrator has to set "
                                + authentication.secret());
        };
    }

    private List<Problem> inbound(Source source, RawMessage message) {
        @Nullable String schema = source.schema();
        if (schema == null) {
            return List.of();
        }
        JsonNode document = message.json();
        return schemas.validate(schema, document);
    }

    private IntakeResult decoded(Source source, RawMessage message, Decoding.Result result) {
        return switch (result) {
            case Decoding.Result.Understood(Decoded.Message decoded) -> append(source, message, decoded);
            case Decoding.Result.Invalid(var detail, var problems) -> invalid(detail, problems);
            case Decoding.Result.Ignored(var reason) -> new Ignored(reason);
            case Decoding.Result.Unavailable(var detail) -> new Unavailable(detail, RETRY_AFTER);
        };
    }

    private IntakeResult append(Source source, RawMessage message, Decoded.Message decoded) {
        List<Problem> problems = Identity.check(decoded);
        if (!problems.isEmpty()) {
            return invalid("The message cannot be identified", problems);
        }
        if (!message.files().isEmpty() && !(decoded.data() instanceof FormSubmitted)) {
            return new Rejected(
                    Reason.WRONG_MEDIA_TYPE, "Only a form takes files; send the message as application/json");
        }
        Event event = Event.of(
                decoded.data() instanceof FormSubmitted form ? form.with(message.files()) : decoded.data(),
                source.id(),
                decoded.id(),
                decoded.subject(),
                decoded.time(),
                message.receivedAt(),
                TraceParent.of(message));
        return switch (appending.append(event)) {
            case Appending.Result.Repeat() -> accepted(event, true);
            case Appending.Result.New(Appended.Durable durable) -> accepted(event, false);
            case Appending.Result.New(Appended.Invalid(var wrong)) ->
                invalid("The message does not make a valid " + event.type().shortName() + " event", wrong);
            case Appending.Result.New(Appended.Unavailable(var detail)) -> new Unavailable(detail, RETRY_AFTER);
        };
    }

    private static Accepted accepted(Event event, boolean duplicate) {
        return new Accepted(
                event.receipt(),
                event.source(),
                event.id(),
                event.type(),
                event.subject(),
                event.receivedAt(),
                duplicate);
    }

    private static Rejected invalid(String detail, List<Problem> problems) {
        return new Rejected(Reason.INVALID, detail, problems);
    }

    private IntakeResult accounted(String source, long begin, IntakeResult result) {
        String outcome = switch (result) {
            case Accepted accepted -> accepted.duplicate() ? "duplicate" : "accepted";
            case Ignored ignored -> "ignored";
            case Rejected rejected -> "rejected";
            case Unavailable unavailable -> "unavailable";
        };
        meters.counter("vayla.intake.received", "source", source, "outcome", outcome)
                .increment();
        meters.timer("vayla.intake", "source", source).record(System.nanoTime() - begin, TimeUnit.NANOSECONDS);
        log(source, outcome, result);
        return result;
    }

    /** Never the sender's words, which may be personal data: only places, reasons and receipts. */
    private static void log(String source, String outcome, IntakeResult result) {
        switch (result) {
            case Accepted accepted -> LOG.debug("{} {} {}", source, outcome, accepted.receipt());
            case Ignored ignored -> LOG.debug("{} {}", source, outcome);
            case Rejected rejected -> LOG.info("{} {} {} {}", source, outcome, rejected.reason(), places(rejected));
            case Unavailable unavailable -> LOG.warn("{} {} {}", source, outcome, unavailable.detail());
        }
    }

    private static List<String> places(Rejected rejected) {
        return rejected.problems().stream().map(Problem::pointer).limit(5).toList();
    }
}
