package fi.vayla.bench;

import java.io.IOException;
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
    private record Said(String status, int progress, String at) {}

    /** An item as it stands, and what led there. */
    private static final class Item {

        private final List<Said> history = new ArrayList<>();
        private @Nullable Said newest;

        /** Whether that changes it. */
        boolean take(Said said) {
            history.add(said);
            Said known = newest;
            if (known != null && known.at().compareTo(said.at()) > 0) {
                return false;
            }
            newest = said;
            return known == null
                    || known.progress() != said.progress()
                    || !known.status().equals(said.status());
        }
    }

    private final BareAppender changes;
    private final String topic;
    private final Map<String, Item> items = new HashMap<>();

    private BareFold(String servers, String topic) {
        this.changes = new BareAppender(servers);
        this.topic = topic;
    }

    /** Arguments: servers, topic, the topic of the changes, and how many records are a batch. */
    public static void main(String[] arguments) throws IOException {
        BareFold fold = new BareFold(arguments[0], arguments[2]);
        Role.serve(new BareLoop(arguments[0], arguments[1], Integer.parseInt(arguments[3]), fold::fold));
    }

    private void fold(Iterable<ConsumerRecord<String, byte[]>> batch) throws Exception {
        for (ConsumerRecord<String, byte[]> event : batch) {
            JsonNode project = Json.MAPPER.readTree(event.value());
            Said said = new Said(
                    project.path("status").asString(),
                    project.path("progress").asInt(),
                    project.path("changedAt").asString());
            Item item = items.computeIfAbsent(event.key(), _ -> new Item());
            if (item.take(said)) {
                append(event.key(), said);
            }
        }
        changes.await();
    }

    private void append(String key, Said said) {
        byte[] value = Json.MAPPER.writeValueAsBytes(change(key, said));
        changes.append(new ProducerRecord<>(topic, key, value));
    }

    /** In the form of the hub's, as far as it tells of the two fields. */
    private static ObjectNode change(String key, Said said) {
        ObjectNode change = Json.MAPPER.createObjectNode();
        change.put("item", key);
        ObjectNode fields = change.putObject("fields");
        fields.putObject("status").put("value", said.status()).put("at", said.at());
        fields.putObject("progress")
                .put("value", Integer.toString(said.progress()))
                .put("at", said.at());
        return change;
    }
}
