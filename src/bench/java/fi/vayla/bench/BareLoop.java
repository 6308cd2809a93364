package fi.vayla.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A loop on a consumer that commits a batch when its effects are there. It rests while it is held. */
final class BareLoop implements Role {

    /** What is done with a batch; it returns when the effects are there. */
    interface Effect {
        void have(Iterable<ConsumerRecord<String, byte[]>> batch) throws Exception;
    }

    private static final Duration POLL = Duration.ofMillis(20);

    private final Consumer<String, byte[]> consumer;
    private final Effect effect;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private volatile boolean held;

    BareLoop(String servers, String topic, int records, Effect effect) {
        this.consumer = new KafkaConsumer<>(KafkaSettings.consumer(servers, "bench." + topic, records));
        this.effect = effect;
        consumer.subscribe(List.of(topic));
        Thread.ofPlatform().name("loop").start(this::run);
    }

    private void run() {
        try {
            while (true) {
                if (held) {
                    consumer.pause(consumer.assignment());
                } else {
                    consumer.resume(consumer.paused());
                }
                ConsumerRecords<String, byte[]> batch = consumer.poll(POLL);
                if (!batch.isEmpty()) {
                    effect.have(batch);
                    consumer.commitSync();
                }
            }
        } catch (Exception e) { // told to whoever asks next
            failure.set(e);
        }
    }

    /** The route's selection: forms of one source that have a priority. */
    static boolean selects(ConsumerRecord<String, byte[]> event, JsonNode form) {
        return header(event, "ce_source").equals("/sources/" + Forms.SOURCE)
                && form.path("answers").path("priority").asInt() > 0;
    }

    static String header(ConsumerRecord<String, byte[]> event, String name) {
        return new String(event.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    /** Orders: {@code hold} and {@code go}. */
    @Override
    public Object obey(List<String> words) throws Exception {
        Exception failed = failure.get();
        if (failed != null) {
            throw failed;
        }
        held = switch (words.getFirst()) {
            case "hold" -> true;
            case "go" -> false;
            default -> throw new IllegalArgumentException("no order of a bare loop: " + words);
        };
        return held;
    }
}
