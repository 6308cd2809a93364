package fi.vayla.bench;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** W3 by hand: select, map four fields, send, flush, commit, in large batches. */
final class BareBridge {

    private final Producer<String, byte[]> producer;
    private final String topic;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    private BareBridge(String servers, String topic) {
        this.producer = new KafkaProducer<>(KafkaSettings.producer(servers, 2));
        this.topic = topic;
    }

    /** Arguments: servers, topic, the topic that it goes to, and how many records are a batch. */
    public static void main(String[] arguments) throws IOException {
        BareBridge bridge = new BareBridge(arguments[0], arguments[2]);
        Role.serve(new BareLoop(arguments[0], arguments[1], Integer.parseInt(arguments[3]), bridge::send));
    }

    private void send(Iterable<ConsumerRecord<String, byte[]>> batch) throws Exception {
        for (ConsumerRecord<String, byte[]> event : batch) {
            JsonNode form = Json.MAPPER.readTree(event.value());
            if (BareLoop.selects(event, form)) {
                byte[] metric = Json.MAPPER.writeValueAsBytes(map(event.key(), form));
                producer.send(new ProducerRecord<>(topic, event.key(), metric), (_, failed) -> {
                    if (failed != null) {
                        failure.set(failed);
                    }
                });
            }
        }
        producer.flush();
        Exception failed = failure.get();
        if (failed != null) {
            throw failed;
        }
    }

    /** What the hub's mapping makes of it: a measured value. */
    static ObjectNode map(String subject, JsonNode form) {
        return Json.MAPPER
                .createObjectNode()
                .put("metric", subject)
                .put("value", form.path("answers").path("number").asInt())
                .put("title", form.path("answers").path("title").asString())
                .put("measuredAt", form.path("submittedAt").asString());
    }
}
