package fi.vayla.routes;

import fi.vayla.attachment.Attachment;
import fi.vayla.attachment.Stored;
import fi.vayla.event.EventType;
import fi.vayla.event.FormSubmitted;
import fi.vayla.event.InvalidConfiguration;
import fi.vayla.event.Problem;
import fi.vayla.event.Receipt;
import fi.vayla.intake.IntakeResult;
import fi.vayla.intake.MessageIntake;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** An intake with the one source {@code ideas}; a body that contains "wrong" is rejected, any other is on the log. */
final class IntakeForTests implements MessageIntake {

    final List<String> log = new CopyOnWriteArrayList<>();
    final Map<String, Map<String, String>> headers = new ConcurrentHashMap<>();
    final List<FormSubmitted.Attachment> files = new CopyOnWriteArrayList<>();
    volatile boolean away;
    volatile int asked;

    static void requireSource(String source) {
        if (!source.equals("ideas")) {
            throw new InvalidConfiguration("There is no source " + source);
        }
    }

    @Override
    public int largest() {
        return 1000;
    }

    /** One that contains "unstorable" finds no store, one of more than 1000 bytes is too large. */
    @Override
    public Stored keep(InputStream content, @Nullable String name, @Nullable String mediaType) throws IOException {
        byte[] bytes = content.readAllBytes();
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.contains("unstorable")) {
            return new Stored.Unavailable("the disk is full");
        }
        return bytes.length > largest()
                ? new Stored.TooLarge(largest())
                : new Stored.Kept(new Attachment(
                        "attachment:" + text, name, mediaType == null ? "unknown" : mediaType, bytes.length, text));
    }

    @Override
    public synchronized IntakeResult take(
            String source, Map<String, String> with, byte[] body, List<FormSubmitted.Attachment> attached) {
        asked++;
        String text = new String(body, StandardCharsets.UTF_8);
        if (away) {
            return new IntakeResult.Unavailable("Kafka is away", Duration.ofSeconds(1));
        }
        if (text.contains("wrong") || body.length > largest()) {
            return new IntakeResult.Rejected(
                    IntakeResult.Reason.INVALID, "is wrong", List.of(new Problem("/title", "is wrong")));
        }
        headers.put(text, with);
        boolean duplicate = log.contains(text);
        if (!duplicate) {
            log.add(text);
            files.addAll(attached);
        }
        return new IntakeResult.Accepted(
                Receipt.of("ideas", text), "ideas", text, EventType.FORM_SUBMITTED, text, Instant.EPOCH, duplicate);
    }
}
