package fi.vayla.routes;

import fi.vayla.event.EventType;
import fi.vayla.event.InvalidConfiguration;
import fi.vayla.event.Problem;
import fi.vayla.event.Receipt;
import fi.vayla.intake.IntakeResult;
import fi.vayla.intake.MessageIntake;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An intake with the one source {@code ideas}; a body that contains "wrong" is rejected, any other is on the log. */
final class IntakeForTests implements MessageIntake {

    final List<String> log = new CopyOnWriteArrayList<>();
    final Map<String, Map<String, String>> headers = new ConcurrentHashMap<>();
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

    @Override
    public synchronized IntakeResult take(String source, Map<String, String> with, byte[] body) {
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
        }
        return new IntakeResult.Accepted(
                Receipt.of("ideas", text), "ideas", text, EventType.FORM_SUBMITTED, text, Instant.EPOCH, duplicate);
    }
}
