package fi.vayla.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** W2 by hand: select, map four fields, POST; a key stays on its connection, and so in its order. */
final class BareDeliver {

    private final BareClient client;
    private final @Nullable BareLedger ledger;
    private final AtomicInteger refused = new AtomicInteger();

    private BareDeliver(BareClient client, @Nullable BareLedger ledger) {
        this.client = client;
        this.ledger = ledger;
    }

    /** Arguments: servers, topic, the target's port, its book, how many connections, {@link Accounts} and a folder for them. */
    public static void main(String[] arguments) throws IOException, SQLException {
        String servers = arguments[0];
        String topic = arguments[1];
        BareClient client = new BareClient(Integer.parseInt(arguments[2]), Integer.parseInt(arguments[4]));
        Accounts accounts = Accounts.valueOf(arguments[5]);
        Map<String, List<BareTable>> events = Map.of(topic, List.of(BareTable.MESSAGE));
        BareLedger ledger = BareLedger.of(accounts, servers, topic, Deliver.ROUTE, events, arguments[6]);
        BareDeliver deliver = new BareDeliver(client, ledger);
        Role.serve(new BareLoop(servers, topic, 2000, batch -> deliver.deliver(batch, "/" + arguments[3] + "/in")));
    }

    private void deliver(Iterable<ConsumerRecord<String, byte[]>> batch, String path) throws Exception {
        for (ConsumerRecord<String, byte[]> event : batch) {
            JsonNode form = Json.MAPPER.readTree(event.value());
            if (BareLoop.selects(event, form) && (ledger == null || !ledger.has(event))) {
                int connection = Math.floorMod(event.key().hashCode(), client.connections());
                client.send(connection, request(path, event, form), status -> answered(event, status));
                client.step(0);
            }
        }
        client.awaitAnswers();
        if (refused.get() > 0) {
            throw new BenchFailure("the target refused messages of the bare loop");
        }
        if (ledger != null) {
            ledger.await();
        }
    }

    private void answered(ConsumerRecord<String, byte[]> event, int status) {
        if (status != 201) {
            refused.incrementAndGet();
        } else if (ledger != null) {
            ledger.add(event);
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
