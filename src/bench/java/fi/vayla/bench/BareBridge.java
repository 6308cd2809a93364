package fi.vayla.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** W3 by hand: select, map four fields, send, flush, commit, in large batches. */
final class BareBridge {

    private final BareAppender metrics;
    private final String topic;
    private final @Nullable BareLedger ledger;

    private BareBridge(String servers, String topic, @Nullable BareLedger ledger) {
        this.metrics = new BareAppender(servers);
        this.topic = topic;
        this.ledger = ledger;
    }

    /** Arguments: servers, topic, the topic that it goes to, how many records are a batch, {@link Accounts} and a folder for them. */
    public static void main(String[] arguments) throws IOException, SQLException {
        String servers = arguments[0];
        String from = arguments[1];
        String to = arguments[2];
        Accounts accounts = Accounts.valueOf(arguments[4]);
        List<BareTable> messages = List.of(BareTable.MESSAGE);
        Map<String, List<BareTable>> events = Map.of(from, messages, to, messages);
        BareLedger ledger = BareLedger.of(accounts, servers, from, Bridge.ROUTE, events, arguments[5]);
        BareBridge bridge = new BareBridge(servers, to, ledger);
        Role.serve(new BareLoop(servers, from, Integer.parseInt(arguments[3]), bridge::send));
    }

    private void send(Iterable<ConsumerRecord<String, byte[]>> batch) throws Exception {
        List<ConsumerRecord<String, byte[]>> sent = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> event : batch) {
            JsonNode form = Json.MAPPER.readTree(event.value());
            if (BareLoop.selects(event, form) && (ledger == null || !ledger.has(event))) {
                metrics.append(metric(event, form));
                sent.add(event);
            }
        }
        metrics.await();
        if (ledger != null) {
            sent.forEach(ledger::add);
            ledger.await();
        }
    }

    private ProducerRecord<String, byte[]> metric(ConsumerRecord<String, byte[]> event, JsonNode form) {
        byte[] metric = Json.MAPPER.writeValueAsBytes(map(event.key(), form));
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, event.key(), metric);
        if (ledger != null) {
            BareLedger.mark(record, BareLedger.receipt(event));
        }
        return record;
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
