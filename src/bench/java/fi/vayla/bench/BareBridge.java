package fi.vayla.bench;

import java.io.IOException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** W3 by hand: select, map four fields, send, flush, commit, in large batches. */
final class BareBridge {

    private final BareAppender metrics;
    private final String topic;

    private BareBridge(String servers, String topic) {
        this.metrics = new BareAppender(servers);
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
                metrics.append(new ProducerRecord<>(topic, event.key(), metric));
            }
        }
        metrics.await();
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
