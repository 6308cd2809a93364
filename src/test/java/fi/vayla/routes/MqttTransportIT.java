package fi.vayla.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.vayla.TestHub;
import fi.vayla.system.Outcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.eclipse.paho.mqttv5.client.IMqttMessageListener;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of MQTT, in and out, at a real ActiveMQ Artemis. */
class MqttTransportIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String ADDRESS = "ssl://mqtt.example.fi:8883";
    private static final Map<String, String> SECRETS = Map.of("VAYLA_MQTT_PASSWORD", QueueServer.PASSWORD);

    @TempDir
    private Path folder;

    private final int port = TestHub.freePorts();
    private final int mqttPort = TestHub.freePorts();
    private QueueServer server;

    @BeforeEach
    void start() throws Exception {
        server = new QueueServer(folder, port, mqttPort);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void what_was_published_while_nobody_read_comes_and_what_is_rejected_goes_elsewhere() throws Exception {
        List<String> refused = new CopyOnWriteArrayList<>();
        try (Client reader = new Client(server).read("ideas-refused", refused);
                IntakeExample example = fromTopic()) {
            begin(example);
            publish("ideas", "Pyöräpysäköinti kartalle");
            await().atMost(SOON).until(() -> example.intake.log.size() == 1);
            example.route().end();

            publish("ideas", "something wrong");
            publish("ideas", numbered("Äänestys "));
            begin(example);

            await().atMost(SOON).until(() -> example.intake.log.size() == 31);
            await().atMost(SOON).until(() -> refused.size() == 1);
            assertThat(example.intake.log)
                    .startsWith("Pyöräpysäköinti kartalle", "Äänestys 0")
                    .endsWith("Äänestys 29");
            assertThat(refused).containsExactly("something wrong");
            int asked = example.intake.asked;
            example.route().end();
            begin(example);
            publish("ideas", "viimeinen");
            await().atMost(SOON).until(() -> example.intake.log.contains("viimeinen"));
            assertThat(example.intake.asked)
                    .as("what was taken is not read again")
                    .isEqualTo(asked + 1);
        }
    }

    @Test
    void while_the_log_is_away_a_message_stays_with_the_broker() throws Exception {
        try (IntakeExample example = fromTopic()) {
            begin(example);
            example.intake.away = true;
            publish("ideas", "yksi");
            publish("ideas", "kaksi");
            await().atMost(SOON).until(() -> example.intake.asked > 0);

            example.route().end();
            assertThat(example.intake.log).isEmpty();
            example.intake.away = false;
            begin(example);

            await().atMost(SOON).until(() -> example.intake.log.size() == 2);
            assertThat(example.intake.log).containsExactly("yksi", "kaksi");
        }
    }

    @Test
    void a_log_that_is_away_for_longer_than_the_connection_lasts_loses_nothing() throws Exception {
        try (IntakeExample example = fromTopic("vayla-ideas\n        keepAliveInterval: 3")) {
            begin(example);
            example.intake.away = true;
            publish("ideas", numbered("Ajatus ")); // more than the client takes while one is under way
            int asked = example.intake.asked;
            await().atMost(SOON).until(() -> example.intake.asked > asked + 10); // a second each

            example.intake.away = false;

            await().atMost(SOON).until(() -> example.intake.log.size() == 30);
        }
    }

    @Test
    void a_broker_that_comes_later_is_waited_for() throws Exception {
        server.close();
        try (IntakeExample example = fromTopic();
                LetterExample letters = toTopic()) {
            assertThat(example.route().begin()).isFalse();
            assertThat(letters.deliver("1", "yksi")).isInstanceOf(Outcome.Unavailable.class);

            server = new QueueServer(folder.resolve("another"), port, mqttPort);

            begin(example);
            publish("ideas", "yksi");
            await().atMost(SOON).until(() -> example.intake.log.contains("yksi"));
            assertThat(letters.deliver("1", "yksi")).isEqualTo(new Outcome.Delivered(null));
        }
    }

    @Test
    void a_letter_becomes_a_message() throws Exception {
        List<String> received = new CopyOnWriteArrayList<>();
        try (Client reader = new Client(server).read("letters", received);
                LetterExample letters = toTopic()) {
            assertThat(letters.deliver("1", "{\"teksti\":\"ä\"}")).isEqualTo(new Outcome.Delivered(null));
            assertThat(letters.deliver("2", "{\"teksti\":\"ö\"}")).isEqualTo(new Outcome.Delivered(null));

            await().atMost(SOON).until(() -> received.size() == 2);
            assertThat(received).containsExactly("{\"teksti\":\"ä\"}", "{\"teksti\":\"ö\"}");
        }
    }

    /** The broker knows of the subscription when this returns. */
    private void begin(IntakeExample example) {
        assertThat(example.route().begin()).isTrue();
        await().atMost(SOON).until(() -> server.hasQueue("vayla-ideas.ideas"));
    }

    private IntakeExample fromTopic() {
        return fromTopic("vayla-ideas");
    }

    private IntakeExample fromTopic(String clientId) {
        return new IntakeExample(
                "ideas-from-mqtt.camel.yaml",
                Map.of(ADDRESS, server.mqttUrl(), "clientId: vayla-ideas", "clientId: " + clientId),
                SECRETS);
    }

    private LetterExample toTopic() {
        return new LetterExample("letter-to-mqtt", Map.of(ADDRESS, server.mqttUrl()), SECRETS);
    }

    private static String[] numbered(String text) {
        return IntStream.range(0, 30).mapToObj(number -> text + number).toArray(String[]::new);
    }

    /** By one client: it takes a second to leave. */
    private void publish(String topic, String... texts) throws MqttException {
        try (Client client = new Client(server)) {
            for (String text : texts) {
                client.connected.publish(topic, text.getBytes(StandardCharsets.UTF_8), 1, false);
            }
        }
    }

    /** Somebody else's connection to the broker. */
    private static final class Client implements AutoCloseable {

        private final MqttClient connected;

        Client(QueueServer server) throws MqttException {
            connected = new MqttClient(server.mqttUrl(), "testi-" + System.nanoTime(), new MemoryPersistence());
            MqttConnectionOptions options = new MqttConnectionOptions();
            options.setUserName(QueueServer.USER);
            options.setPassword(QueueServer.PASSWORD.getBytes(StandardCharsets.UTF_8));
            connected.connect(options);
        }

        Client read(String topic, List<String> into) throws MqttException {
            connected.subscribe(new MqttSubscription[] {new MqttSubscription(topic, 1)}, new IMqttMessageListener[] {
                (from, message) -> into.add(new String(message.getPayload(), StandardCharsets.UTF_8))
            });
            return this;
        }

        @Override
        public void close() throws MqttException {
            connected.disconnect();
            connected.close();
        }
    }
}
