package fi.vayla.routes;

import fi.vayla.event.InvalidConfiguration;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Endpoint;
import org.apache.camel.component.jms.JmsEndpoint;
import org.apache.camel.component.kafka.KafkaEndpoint;
import org.apache.camel.component.kafka.consumer.DefaultKafkaManualCommitFactory;
import org.apache.camel.component.mail.MailEndpoint;
import org.apache.camel.component.mail.MailHeaderFilterStrategy;
import org.apache.camel.component.paho.mqtt5.PahoMqtt5Endpoint;
import org.apache.camel.component.sql.DefaultSqlPrepareStatementStrategy;
import org.apache.camel.component.sql.DefaultSqlProcessingStrategy;
import org.apache.camel.component.sql.SqlEndpoint;
import org.apache.camel.spi.EndpointStrategy;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.support.DefaultEndpoint;

/**
 * How intake routes acknowledge what they fetch from tables, queues, topics and mailboxes: when it is durable,
 * and never before. What was not taken stays with its source as it was.
 */
final class Acknowledging implements EndpointStrategy {

    private static final Set<String> OF_THE_ROUTE = Set.of("moveto", "copyto", "delete");

    private final ExceptionHandler failures;

    /** @param failures is told what went wrong while a source was asked */
    Acknowledging(ExceptionHandler failures) {
        this.failures = failures;
    }

    @Override
    public Endpoint registerEndpoint(String uri, Endpoint endpoint) {
        if (endpoint instanceof DefaultEndpoint any) {
            any.setLazyStartProducer(true); // a route that is loaded or checked connects to nothing yet
        }
        switch (endpoint) {
            case SqlEndpoint table -> mark(table);
            case JmsEndpoint queue -> commit(queue);
            case KafkaEndpoint topic -> commit(topic);
            case MailEndpoint mailbox -> mailbox.setHeaderFilterStrategy(withoutOrders());
            case PahoMqtt5Endpoint topic -> {
                return new KeptTopic(uri, topic, failures);
            }
            default -> {}
        }
        return endpoint;
    }

    /** What a consumer of a component has to say about its messages, and does not. */
    static Optional<InvalidConfiguration> missing(NamedEndpoint endpoint) {
        if (!endpoint.consumes()) {
            return Optional.empty();
        }
        return switch (endpoint.component()) {
            case "sql" -> missing(endpoint.parameters().keySet());
            case "paho-mqtt5" ->
                endpoint.parameters().containsKey("clientId")
                        ? Optional.empty()
                        : Optional.of(new InvalidConfiguration(
                                "the broker keeps messages for a client by its name; add the parameter clientId, a name of"
                                        + " this route's own"));
            default -> Optional.empty();
        };
    }

    private static Optional<InvalidConfiguration> missing(Set<String> ofTable) {
        if (ofTable.contains("onConsumeBatchComplete")) {
            return Optional.of(
                    InvalidConfiguration.of(
                            "onConsumeBatchComplete",
                            "onConsumeBatchComplete marks rows that were not read when the hub stops; use onConsume, for each row"));
        }
        return ofTable.contains("onConsume")
                ? Optional.empty()
                : Optional.of(new InvalidConfiguration(
                        "nothing marks a row as read; add the parameter onConsume, an update of the row"));
    }

    private static void mark(SqlEndpoint table) {
        if (table.getProcessingStrategy() == null) {
            table.setProcessingStrategy(new KeepingRows(
                    new DefaultSqlProcessingStrategy(new DefaultSqlPrepareStatementStrategy(table.getSeparator()))));
        }
    }

    /** Without a transaction the message is gone from the queue before the route has it. */
    private void commit(JmsEndpoint queue) {
        queue.setTransacted(true);
        queue.setLazyCreateTransactionManager(false);
        queue.setDisableReplyTo(true);
        queue.setExceptionListener(failures::handleException);
    }

    /** Camel would commit in the background, also what failed. */
    private void commit(KafkaEndpoint topic) {
        var configuration = topic.getConfiguration();
        configuration.setAutoCommitEnable(false);
        configuration.setAllowManualCommit(true);
        topic.setKafkaManualCommitFactory(new DefaultKafkaManualCommitFactory());
        configuration.setBreakOnFirstError(true);
        if (configuration.getGroupId() == null) {
            configuration.setGroupId("vayla");
        }
        if (configuration.getAutoOffsetReset() == null
                || configuration.getAutoOffsetReset().equals("latest")) {
            configuration.setAutoOffsetReset("earliest");
        }
        topic.setExceptionHandler(failures);
    }

    /** Headers with these names tell Camel what to do with a mail; a sender's have no say. */
    private static MailHeaderFilterStrategy withoutOrders() {
        MailHeaderFilterStrategy headers = new MailHeaderFilterStrategy();
        headers.setLowerCase(true);
        headers.getInFilter().addAll(OF_THE_ROUTE);
        return headers;
    }
}
