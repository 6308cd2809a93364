package fi.vayla.bench;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kafka.KafkaConstants;
import tools.jackson.databind.JsonNode;

/** W2 as a plain Camel route, Kafka to HTTP. */
final class CamelDeliver {

    private static final String MANUAL_COMMIT = "commit";
    private static final String LAST = "last";

    private CamelDeliver() {}

    /** Arguments: servers, topic, the target's port, its book and {@code USUAL} or {@code SAFE}. */
    public static void main(String[] arguments) throws Exception {
        CamelRival.Settings settings = CamelRival.Settings.valueOf(arguments[4]);
        String from = settings.from(arguments[0], arguments[1]);
        String to = "http://127.0.0.1:%s/%s/in?httpMethod=POST&connectionsPerRoute=64&maxTotalConnections=64"
                .formatted(arguments[2], arguments[3]);
        CamelRival.run((builder, rival) -> configure(builder, rival, from, to, settings));
    }

    private static void configure(
            RouteBuilder builder, CamelRival rival, String from, String to, CamelRival.Settings settings) {
        var route = builder.from(from)
                .process(rival::pass)
                .process(CamelDeliver::remember)
                .filter(CamelRival::selects)
                .process(CamelDeliver::map)
                .to(to)
                .end();
        if (settings == CamelRival.Settings.SAFE) {
            route.process(CamelDeliver::commitLast);
        }
    }

    /** The answer to the call takes the place of the message, with its headers. */
    private static void remember(Exchange exchange) {
        exchange.setProperty(MANUAL_COMMIT, exchange.getMessage().getHeader(KafkaConstants.MANUAL_COMMIT));
        exchange.setProperty(LAST, exchange.getMessage().getHeader(KafkaConstants.LAST_POLL_RECORD));
    }

    private static void commitLast(Exchange exchange) {
        exchange.getMessage().setHeader(KafkaConstants.MANUAL_COMMIT, exchange.getProperty(MANUAL_COMMIT));
        exchange.getMessage().setHeader(KafkaConstants.LAST_POLL_RECORD, exchange.getProperty(LAST));
        CamelRival.commitLast(exchange);
    }

    private static void map(Exchange exchange) {
        var message = exchange.getMessage();
        String key = CamelRival.key(exchange);
        String place = message.getHeader(KafkaConstants.TOPIC) + "-" + message.getHeader(KafkaConstants.PARTITION) + "-"
                + message.getHeader(KafkaConstants.OFFSET);
        JsonNode form = exchange.getProperty(CamelRival.FORM, JsonNode.class);
        message.removeHeaders("*");
        message.setHeader("Content-Type", "application/json");
        message.setHeader("Idempotency-Key", place);
        message.setBody(Json.MAPPER.writeValueAsBytes(BareDeliver.map(key, form)));
    }
}
