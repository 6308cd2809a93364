package fi.vayla.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** W4 by hand: the newest word on each item counts, all of them are kept in memory, and each change is appended. */
final class BareFold {

    /** What was said of an item. */
    private record Said(String status, int progress, String at, String receipt) {}

    /** An item as it stands, and what led there. */
    private static final class Item {

        private final List<Said> history = new ArrayList<>();
        private @Nullable Said newest;

        /** What it changes, as the hub says it; null for nothing. */
        @Nullable
        ObjectNode take(String key, Said said) {
            history.add(said);
            Said known = newest;
            if (known != null && known.at().compareTo(said.at()) > 0) {
                return null;
            }
            newest = said;
            ObjectNode change = change(key, said);
            var changes = change.putArray("changes");
            if (known == null || !known.status().equals(said.status())) {
                changes.addObject()
                        .put("field", "status")
                        .put("from", known == null ? null : known.status())
                        .put("to", said.status());
            }
            if (known == null || known.progress() != said.progress()) {
                changes.addObject()
                        .put("field", "progress")
                        .put("from", known == null ? null : Integer.toString(known.progress()))
                        .put("to", Integer.toString(said.progress()));
            }
            return changes.isEmpty() ? null : change;
        }
    }

    private final BareAppender appender;
    private final String topic;
    private final @Nullable BareLedger ledger;
    private final Map<String, Item> items = new HashMap<>();

    private BareFold(String servers, String topic, @Nullable BareLedger ledger) {
        this.appender = new BareAppender(servers);
        this.topic = topic;
        this.ledger = ledger;
    }

    /** Arguments: servers, topic, the topic of the changes, how many records are a batch, {@link Accounts} and a folder for them. */
    public static void main(String[] arguments) throws IOException, SQLException {
        String servers = arguments[0];
        String from = arguments[1];
        String to = arguments[2];
        Accounts accounts = Accounts.valueOf(arguments[4]);
        Map<String, List<BareTable>> events = Map.of(
                from,
                List.of(BareTable.MESSAGE),
                statements(to),
                List.of(BareTable.MESSAGE, BareTable.STATEMENT),
                to,
                List.of(BareTable.MESSAGE, BareTable.CHANGE));
        BareLedger ledger = BareLedger.of(accounts, servers, from, Fold.ROUTE, events, arguments[5]);
        BareFold fold = new BareFold(servers, to, ledger);
        Role.serve(new BareLoop(servers, from, Integer.parseInt(arguments[3]), fold::fold));
    }

    /** The topic of what was said, beside that of the changes. */
    static String statements(String changes) {
        return changes + ".said";
    }

    private void fold(Iterable<ConsumerRecord<String, byte[]>> batch) throws Exception {
        List<ConsumerRecord<String, byte[]>> told = new ArrayList<>();
        List<ProducerRecord<String, byte[]>> changes = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> event : batch) {
            if (ledger != null && ledger.has(event)) {
                continue;
            }
            JsonNode project = Json.MAPPER.readTree(event.value());
            Said said = new Said(
                    project.path("status").asString(),
                    project.path("progress").asInt(),
                    project.path("changedAt").asString(),
                    BareLedger.receipt(event));
            if (ledger != null) {
                appender.append(record(statements(topic), event.key(), statement(event.key(), said), said));
            }
            ObjectNode change =
                    items.computeIfAbsent(event.key(), _ -> new Item()).take(event.key(), said);
            if (change != null) {
                changes.add(record(topic, event.key(), change, said));
            }
            told.add(event);
        }
        if (ledger != null) {
            appender.await(); // what was said is durable before what follows from it
        }
        changes.forEach(appender::append);
        appender.await();
        if (ledger != null) {
            told.forEach(ledger::add);
            ledger.await();
        }
    }

    private ProducerRecord<String, byte[]> record(String topic, String key, ObjectNode value, Said said) {
        var record = new ProducerRecord<>(topic, key, Json.MAPPER.writeValueAsBytes(value));
        if (ledger != null) {
            BareLedger.mark(record, said.receipt());
        }
        return record;
    }

    /** In the form of the hub's, as far as it tells of the two fields. */
    private static ObjectNode statement(String key, Said said) {
        ObjectNode statement = item(key)
                .put("source", Forms.SOURCE)
                .put("ref", key)
                .put("receipt", said.receipt())
                .put("at", said.at());
        ObjectNode fields = statement.putObject("fields");
        fields.putObject("status").put("value", said.status()).put("verdict", "taken");
        fields.putObject("progress")
                .put("value", Integer.toString(said.progress()))
                .put("verdict", "taken");
        return statement;
    }

    /** In the form of the hub's, as far as it tells of the two fields. */
    private static ObjectNode change(String key, Said said) {
        ObjectNode change = item(key);
        ObjectNode fields = change.putObject("fields");
        field(fields, "status", said.status(), said);
        field(fields, "progress", Integer.toString(said.progress()), said);
        return change;
    }

    private static ObjectNode item(String key) {
        return Json.MAPPER
                .createObjectNode()
                .put("item", key)
                .put("programme", "bench")
                .put("title", key);
    }

    private static void field(ObjectNode fields, String name, String value, Said said) {
        fields.putObject(name)
                .put("value", value)
                .put("at", said.at())
                .put("source", Forms.SOURCE)
                .put("receipt", said.receipt());
    }
}
