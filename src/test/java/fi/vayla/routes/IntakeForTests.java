package fi.vayla.routes;

import fi.vayla.event.InvalidConfiguration;
import fi.vayla.event.MessageIntake;
import fi.vayla.event.Problem;
import fi.vayla.event.Receipt;
import fi.vayla.event.Taken;
import java.nio.charset.StandardCharsets;
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

    @Override
    public void requireSource(String source) {
        if (!source.equals("ideas")) {
            throw new InvalidConfiguration("There is no source " + source);
        }
    }

    @Override
    public int largest() {
        return 1000;
    }

    @Override
    public synchronized Taken take(String source, Map<String, String> with, byte[] body) {
        asked++;
        String text = new String(body, StandardCharsets.UTF_8);
        if (away) {
            return new Taken.Unavailable("Kafka is away");
        }
        if (text.contains("wrong") || body.length > largest()) {
            return new Taken.Rejected("invalid", "is wrong", List.of(new Problem("/title", "is wrong")));
        }
        headers.put(text, with);
        boolean duplicate = log.contains(text);
        if (!duplicate) {
            log.add(text);
        }
        return new Taken.Durable(Receipt.of("ideas", text), duplicate);
    }
}
