package fi.vayla.bench;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** W2 by hand: select, map four fields, POST; a key stays on its connection, and so in its order. */
final class BareDeliver {

    private final BareClient client;
    private final AtomicInteger refused = new AtomicInteger();

    private BareDeliver(BareClient client) {
        this.client = client;
    }

    /** Arguments: servers, topic, the target's port, its book and how many connections. */
    public static void main(String[] arguments) throws IOException {
        BareClient client = new BareClient(Integer.parseInt(arguments[2]), Integer.parseInt(arguments[4]));
        BareDeliver deliver = new BareDeliver(client);
        Role.serve(new BareLoop(
                arguments[0], arguments[1], 2000, batch -> deliver.deliver(batch, "/" + arguments[3] + "/in")));
    }

    private void deliver(Iterable<ConsumerRecord<String, byte[]>> batch, String path) throws IOException {
        for (ConsumerRecord<String, byte[]> event : batch) {
            JsonNode form = Json.MAPPER.readTree(event.value());
            if (BareLoop.selects(event, form)) {
                int connection = Math.floorMod(event.key().hashCode(), client.connections());
                client.send(connection, request(path, event, form), status -> {
                    if (status != 201) {
                        refused.incrementAndGet();
                    }
                });
                client.step(0);
            }
        }
        client.awaitAnswers();
        if (refused.get() > 0) {
            throw new BenchFailure("the target refused messages of the bare loop");
        }
    }

    private static byte[] request(String path, ConsumerRecord<String, byte[]> event, JsonNode form) {
        String key = event.topic() + "-" + event.partition() + "-" + event.offset();
        return Http.write(
                "POST " + path + " HTTP/1.1",
                "Host: localhost\r\nContent-Type: application/json\r\nIdempotency-Key: " + key + "\r\n",
                Json.MAPPER.writeValueAsBytes(map(event.key(), form)));
    }

    /** What the hub's mapping makes of it. */
    static ObjectNode map(String subject, JsonNode form) {
        return Json.MAPPER
                .createObjectNode()
                .put("key", subject)
                .put("number", form.path("answers").path("number").asInt())
                .put("title", form.path("answers").path("title").asString())
                .put("sender", form.path("submitter").path("name").asString());
    }
}
