package fi.vayla.bench;

import fi.vayla.event.Receipt;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** What the hub writes down of every message, by hand: a row with the same fields, durable before the offset is committed. */
final class BareLedger {

    private final BareAppender rows;
    private final String topic;
    private final String route;
    private final Set<String> delivered = new HashSet<>();

    /**
     * The ledger, with read models that follow it. Null where no accounts are kept.
     *
     * @param topic that is worked on; the ledger's is {@link Accounts#rows}
     * @param events the topics of all events, and the tables that each one's have rows in
     * @param folder for the database
     */
    static @Nullable BareLedger of(
            Accounts accounts,
            String servers,
            String topic,
            String route,
            Map<String, List<BareTable>> events,
            String folder)
            throws SQLException {
        if (accounts == Accounts.NONE) {
            return null;
        }
        Map<String, List<BareTable>> tables = new HashMap<>(events);
        tables.put(Accounts.rows(topic), List.of(BareTable.STEP));
        BareView.start(servers, tables, Path.of(folder));
        return new BareLedger(servers, topic, route);
    }

    private BareLedger(String servers, String topic, String route) {
        this.rows = new BareAppender(servers);
        this.topic = Accounts.rows(topic);
        this.route = route;
    }

    /**
     * Has a record be an event that a receipt finds. Returns the receipt.
     *
     * @param id of it on its topic
     */
    static String mark(ProducerRecord<String, byte[]> record, String id) {
        String now = Instant.now().toString();
        String receipt = Receipt.of(record.topic(), id).value();
        header(record, "ce_id", id);
        header(record, "ce_source", "/sources/" + Forms.SOURCE);
        header(record, "ce_type", record.topic());
        header(record, "ce_time", now);
        header(record, "ce_receipt", receipt);
        header(record, "ce_receivedat", now);
        return receipt;
    }

    private static void header(ProducerRecord<String, byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    static String receipt(ConsumerRecord<String, byte[]> event) {
        return BareLoop.header(event, "ce_receipt");
    }

    boolean has(ConsumerRecord<String, byte[]> event) {
        return delivered.contains(receipt(event));
    }

    void add(ConsumerRecord<String, byte[]> event) {
        String receipt = receipt(event);
        delivered.add(receipt);
        byte[] row = Json.MAPPER.writeValueAsBytes(Json.MAPPER
                .createObjectNode()
                .put("route", route)
                .put("receipt", receipt)
                .put("subject", event.key())
                .put("place", event.topic() + "/" + event.partition() + "/" + event.offset())
                .put("state", "delivered")
                .put("target", "target")
                .put("attempts", 1)
                .put("possiblyTwice", false)
                .put("receivedAt", BareLoop.header(event, "ce_receivedat"))
                .put("at", Instant.now().toString()));
        String key = route + "|" + receipt;
        rows.append(new ProducerRecord<>(topic, event.partition(), key, row));
    }

    /** Returns when all rows are durable. */
    void await() throws Exception {
        rows.await();
    }
}
