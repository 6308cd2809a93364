package fi.vayla.routes;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.component.paho.mqtt5.PahoMqtt5Configuration;
import org.apache.camel.component.paho.mqtt5.PahoMqtt5Consumer;
import org.apache.camel.component.paho.mqtt5.PahoMqtt5Endpoint;
import org.apache.camel.spi.ExceptionHandler;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttException;

/**
 * An MQTT topic that is read without a loss: the broker keeps what comes for the client's name while nobody reads, and forgets a
 * message when the route is done with it.
 */
final class KeptTopic extends PahoMqtt5Endpoint {

    /** MQTT 5.0, chapter 3.1.2.11.2: the session does not end by itself. */
    private static final long FOR_EVER = 0xFFFFFFFFL;

    private final ExceptionHandler failures;

    /** @param failures is told when the broker does not let the hub read */
    KeptTopic(String uri, PahoMqtt5Endpoint topic, ExceptionHandler failures) {
        super(uri, topic.getTopic(), topic.getComponent(), topic.getConfiguration());
        this.failures = failures;
        setLazyStartProducer(topic.isLazyStartProducer());
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        PahoMqtt5Configuration configuration = getConfiguration();
        configuration.setManualAcksEnabled(true);
        configuration.setCleanStart(false);
        configuration.setQos(1); // with 2 the client has it in memory alone before the route sees it
        if (configuration.getSessionExpiryInterval() < 0) {
            configuration.setSessionExpiryInterval(FOR_EVER);
        }
        Consumer consumer = new Reader(processor);
        configureConsumer(consumer);
        return consumer;
    }

    /** Makes the client that Camel would make, which would connect before it listens. */
    private final class Reader extends PahoMqtt5Consumer {

        Reader(Processor processor) {
            super(KeptTopic.this, processor);
        }

        @Override
        protected void doStart() throws Exception {
            MqttClient client = new LateClient(getConfiguration(), createMqttConnectionOptions(), failures);
            setClient(client);
            try {
                super.doStart();
            } catch (Exception e) { // which stays as it is; whoever starts the route again gets another client
                end(client);
                throw e;
            }
        }

        @Override
        protected void doStop() throws Exception {
            MqttClient client = getClient();
            super.doStop();
            if (client != null) {
                end(client);
            }
        }
    }

    private static void end(MqttClient client) throws MqttException {
        try {
            if (client.isConnected()) {
                client.disconnect();
            }
        } finally {
            client.close(true);
        }
    }

    /**
     * Connects when it is told what to read. What the broker has kept comes at once, and what comes before Camel listens would
     * wait for the next connection.
     */
    private static final class LateClient extends MqttClient {

        private final MqttConnectionOptions options;
        private final ExceptionHandler failures;

        LateClient(PahoMqtt5Configuration configuration, MqttConnectionOptions options, ExceptionHandler failures)
                throws MqttException {
            super(
                    configuration.getBrokerUrl(),
                    configuration.getClientId(),
                    createMqttClientPersistence(configuration));
            this.options = options;
            this.failures = failures;
            setManualAcks(true);
        }

        /** Does not wait for the answer, which may come behind more messages than the client takes while one is under way. */
        @Override
        public IMqttToken subscribe(String topic, int qos) throws MqttException {
            if (!isConnected()) {
                connect(options);
            }
            return aClient.subscribe(topic, qos, null, new Refusal(topic, failures));
        }
    }

    /** Tells the route that the broker does not let the hub read. */
    private record Refusal(String topic, ExceptionHandler failures) implements MqttActionListener {

        @Override
        public void onSuccess(IMqttToken answer) {}

        @Override
        public void onFailure(IMqttToken answer, Throwable failure) {
            failures.handleException("The topic " + topic + " cannot be read", failure);
        }
    }
}
