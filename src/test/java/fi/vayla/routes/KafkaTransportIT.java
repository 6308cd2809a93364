package fi.vayla.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.vayla.TestHub;
import fi.vayla.log.Broker;
import fi.vayla.system.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of another Kafka cluster, in and out, at a real broker. */
class KafkaTransportIT {

    private static final Duration SOON = Duration.ofSeconds(90);

    @TempDir
    private Path folder;

    private Broker broker;

    @BeforeEach
    void start() throws Exception {
        broker = new Broker(folder, TestHub.freePorts());
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.servers()))) {
            admin.createTopics(List.of(topic("ideas"), topic("ideas-refused"), topic("letters")))
                    .all()
                    .get();
        }
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    @Test
    void a_record_is_read_once_and_one_that_is_rejected_is_written_beside() {
        put("yksi", "something wrong", "kaksi");
        try (IntakeExample example = fromTopic()) {
            example.route().begin();
            await().atMost(SOON).until(() -> example.intake.log.equals(List.of("yksi", "kaksi")));
            await().atMost(SOON).until(() -> values("ideas-refused").equals(List.of("something wrong")));
            example.route().end();
            int asked = example.intake.asked;

            put("kolme");
            example.route().begin();

            await().atMost(SOON).until(() -> example.intake.log.size() == 3);
            assertThat(example.intake.asked).isEqualTo(asked + 1);
        }
    }

    @Test
    void while_the_log_is_away_a_record_is_not_committed() {
        put("yksi", "kaksi");
        try (IntakeExample example = fromTopic()) {
            example.intake.away = true;
            example.route().begin();
            await().atMost(SOON).until(() -> example.intake.asked > 0);

            example.route().end();
            example.intake.away = false;
            example.route().begin();

            await().atMost(SOON).until(() -> example.intake.log.equals(List.of("yksi", "kaksi")));
        }
    }

    @Test
    void a_letter_becomes_a_record_with_its_key() {
        try (LetterExample letters =
                new LetterExample("letter-to-topic", Map.of("kafka.example.fi:9092", broker.servers()), Map.of())) {
            assertThat(letters.deliver("1", "{\"teksti\":\"ä\"}")).isEqualTo(new Outcome.Delivered(null));
        }
        assertThat(records("letters")).singleElement().satisfies(letter -> {
            assertThat(letter.key()).isEqualTo("kirje-1");
            assertThat(letter.value()).isEqualTo("{\"teksti\":\"ä\"}");
        });
    }

    private IntakeExample fromTopic() {
        return new IntakeExample(
                "ideas-from-topic.camel.yaml", Map.of("kafka.example.fi:9092", broker.servers()), Map.of());
    }

    private void put(String... values) {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.servers()), new StringSerializer(), new StringSerializer())) {
            for (String value : values) {
                producer.send(new ProducerRecord<>("ideas", value));
            }
        }
    }

    private List<String> values(String topic) {
        return records(topic).stream().map(ConsumerRecord::value).toList();
    }

    private List<ConsumerRecord<String, String>> records(String topic) {
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.servers()), new StringDeserializer(), new StringDeserializer())) {
            var partitions = List.of(new TopicPartition(topic, 0));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long end = consumer.endOffsets(partitions).values().iterator().next();
            List<ConsumerRecord<String, String>> all = new ArrayList<>();
            while (all.size() < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(all::add);
            }
            return all;
        }
    }

    private static NewTopic topic(String name) {
        return new NewTopic(name, 1, (short) 1);
    }
}
