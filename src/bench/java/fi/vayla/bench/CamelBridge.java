package fi.vayla.bench;

import java.util.List;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kafka.KafkaConstants;
import tools.jackson.databind.JsonNode;

/** W3 as a plain Camel route, Kafka to Kafka. */
final class CamelBridge {

    private CamelBridge() {}

    /** Arguments: servers, topic, the topic that it goes to, and {@code USUAL} or {@code BATCHES}. */
    public static void main(String[] arguments) throws Exception {
        CamelRival.Settings settings = CamelRival.Settings.valueOf(arguments[3]);
        String from = settings.from(arguments[0], arguments[1]);
        String to = "kafka:%s?brokers=%s&requestRequiredAcks=all&enableIdempotence=true&compressionCodec=lz4"
                .formatted(arguments[2], arguments[0]);
        CamelRival.run((builder, rival) -> {
            if (settings == CamelRival.Settings.BATCHES) {
                batches(builder, rival, from, to + "&lingerMs=2&producerBatchSize=131072");
            } else {
                oneByOne(builder, rival, from, to);
            }
        });
    }

    private static void oneByOne(RouteBuilder builder, CamelRival rival, String from, String to) {
        builder.from(from)
                .process(rival::pass)
                .filter(CamelRival::selects)
                .process(CamelBridge::map)
                .to(to)
                .end();
    }

    private static void batches(RouteBuilder builder, CamelRival rival, String from, String to) {
        builder.from(from)
                .process(rival::pass)
                .process(CamelBridge::mapAll)
                .to(to)
                .process(CamelRival::commit);
    }

    private static void mapAll(Exchange batch) {
        List<Message> mapped = Objects.requireNonNull(batch.getMessage().getBody(List.class)).stream()
                .map(Exchange.class::cast)
                .filter(one -> CamelRival.selects((Exchange) one))
                .map(one -> mapped((Exchange) one))
                .toList();
        batch.getMessage().setBody(mapped);
    }

    private static Message mapped(Exchange exchange) {
        map(exchange);
        return exchange.getMessage();
    }

    private static void map(Exchange exchange) {
        Message message = exchange.getMessage();
        String key = CamelRival.key(exchange);
        JsonNode form = exchange.getProperty(CamelRival.FORM, JsonNode.class);
        message.removeHeaders("*");
        message.setHeader(KafkaConstants.KEY, key);
        message.setBody(Json.MAPPER.writeValueAsBytes(BareBridge.map(key, form)));
    }
}
