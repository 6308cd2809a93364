package fi.vayla.intake;

import fi.vayla.Work;
import fi.vayla.event.Event;
import fi.vayla.event.IdeaForm;
import fi.vayla.intake.IntakeResult.Rejected;
import fi.vayla.log.Appended;
import fi.vayla.log.EventLog;
import fi.vayla.log.Place;
import fi.vayla.security.Authentication;
import fi.vayla.security.CallerCheck;
import fi.vayla.security.Secrets;
import fi.vayla.system.Systems;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.util.unit.DataSize;

/** What the intake does with one idea of 1 KB, without HTTP and without the log. */
public enum IntakeWork implements Work {
    /** From the bytes to the event. */
    decode_form {
        @Override
        public Object once() {
            var decoded = (Decoded.Message)
                    PARTS.format.decode(new RawMessage(Posted.HEADERS, nextBody(), Messages.RECEIVED), SOURCE);
            return Event.of(
                    decoded.data(),
                    SOURCE.id(),
                    decoded.id(),
                    decoded.subject(),
                    decoded.time(),
                    Messages.RECEIVED,
                    null);
        }
    },
    /** From the request's headers and bytes to the answer: key, size, encoding, schema, event, receipt, meters. */
    take_form_in {
        @Override
        public Object once() throws IOException {
            return PARTS.intake.receive(SOURCE.id(), new Posted(nextBody()));
        }
    };

    /** More than the intake remembers, so that none of them is a repeat when its turn comes again. */
    private static final byte[][] BODIES =
            IntStream.range(0, 512).mapToObj(IdeaForm::posted).toArray(byte[][]::new);

    private static final int REMEMBERED = BODIES.length / 2;
    private static final Source SOURCE = new Source(
            "ideas",
            "json-form",
            "Ideas",
            new Authentication(Authentication.Scheme.key, null, "env:AVAIN"),
            "inbound/idea.json",
            null,
            Map.of(
                    "form", "idea",
                    "id", "/id",
                    "key", "/id",
                    "time", "/sentAt",
                    "name", "/proposer/name",
                    "email", "/proposer/email"));
    private static final Parts PARTS = Parts.make();
    private static int next;

    private static byte[] nextBody() {
        next = (next + 1) % BODIES.length;
        return BODIES[next];
    }

    private record Parts(Format format, Intake intake) {

        static Parts make() {
            try (var context = new AnnotationConfigApplicationContext()) {
                context.registerBean(Secrets.class, () -> new Secrets(name -> "avain"));
                context.register(CallerCheck.class);
                context.scan("fi.vayla.intake.jsonform");
                context.refresh();
                Format format = context.getBean(Format.class);
                return new Parts(format, intake(format, context.getBean(CallerCheck.class)));
            }
        }

        private static Intake intake(Format format, CallerCheck callers) {
            CurrentSources sources = new CurrentSources();
            sources.replace(new Sources(
                    Path.of("sources.yaml"),
                    List.of(SOURCE),
                    List.of(format),
                    Messages.SCHEMAS,
                    new Systems(List.of(), Map.of())));
            EventLog log =
                    event -> CompletableFuture.completedFuture(new Appended.Durable(new Place("vayla.forms", 0, 0)));
            var settings = new IntakeSettings(Path.of("unused"), DataSize.ofMegabytes(5), false, REMEMBERED, 512);
            return new Intake(
                    sources,
                    Messages.SCHEMAS,
                    callers,
                    log,
                    settings,
                    Clock.fixed(Messages.RECEIVED, ZoneOffset.UTC),
                    new SimpleMeterRegistry());
        }
    }

    /** A request from another machine that shows the key. */
    @SuppressWarnings("ArrayRecordComponent") // the sender's bytes; never compared
    private record Posted(byte[] body) implements Incoming {

        private static final Map<String, String> HEADERS = Map.of(
                "content-type", "application/json",
                "x-api-key", "avain",
                "traceparent", "00-0123456789abcdef0123456789abcdef-0123456789abcdef-01");

        @Override
        public Map<String, String> headers() {
            return HEADERS;
        }

        @Override
        public boolean local() {
            return false;
        }

        @Override
        public @Nullable Rejected refusal() {
            return null;
        }

        @Override
        public Read read() {
            return new Read.Whole(body, List.of());
        }
    }
}
