package fi.vayla.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.vayla.TestHub;
import fi.vayla.system.Outcome;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of queues, in and out, at a real ActiveMQ Artemis. */
class JmsTransportIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Map<String, String> SECRETS = Map.of("VAYLA_MQ_PASSWORD", QueueServer.PASSWORD);

    @TempDir
    private Path folder;

    private final int port = TestHub.freePorts();
    private QueueServer server;

    @BeforeEach
    void start() throws Exception {
        server = new QueueServer(folder, port, TestHub.freePorts());
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void a_message_is_gone_when_it_is_durable_and_a_dead_letter_when_it_is_rejected() throws JMSException {
        server.put("ideas", "Pyöräpysäköinti kartalle");
        server.put("ideas", "something wrong");
        server.put("ideas", "Äänestys");
        try (IntakeExample example = fromQueue()) {
            example.route().begin();

            await().atMost(SOON).until(() -> example.intake.log.size() == 2);
            assertThat(example.intake.log).containsExactly("Pyöräpysäköinti kartalle", "Äänestys");
            assertThat(text(await().atMost(SOON).until(() -> server.take("DLQ"), found -> found != null)))
                    .isEqualTo("something wrong");
        }
        assertThat(server.take("ideas")).isNull();
    }

    @Test
    void while_the_log_is_away_a_message_stays_on_the_queue() {
        server.put("ideas", "yksi");
        try (IntakeExample example = fromQueue()) {
            example.intake.away = true;
            example.route().begin();
            await().atMost(SOON).until(() -> example.intake.asked > 0);

            example.route().end();
            example.intake.away = false;
            example.route().begin();

            await().atMost(SOON).until(() -> example.intake.log.contains("yksi"));
        }
        assertThat(server.take("ideas")).isNull();
        assertThat(server.take("DLQ")).isNull();
    }

    @Test
    void a_letter_becomes_a_message_and_a_repeat_no_other_one() throws JMSException {
        try (LetterExample letters = toQueue()) {
            assertThat(letters.deliver("1", "{\"teksti\":\"ä\"}")).isEqualTo(new Outcome.Delivered(null));
            letters.deliver("1", "{\"teksti\":\"ä\"}");
        }
        assertThat(text(server.take("letters"))).isEqualTo("{\"teksti\":\"ä\"}");
        assertThat(server.take("letters")).isNull();
    }

    @Test
    void letters_share_a_connection_and_a_broker_that_is_away_is_waited_for() throws Exception {
        try (LetterExample letters = toQueue()) {
            letters.deliver("1", "{}");
            long connections = server.connections();
            letters.deliver("2", "{}");
            letters.deliver("3", "{}");
            assertThat(server.connections()).isEqualTo(connections);

            server.close();
            // the first may find the lost connection, which does not say whether the broker has the letter
            await().atMost(SOON).until(() -> letters.deliver("4", "{}") instanceof Outcome.Unavailable);

            server = new QueueServer(folder.resolve("another"), port, TestHub.freePorts());
            await().atMost(SOON).until(() -> letters.deliver("4", "{}") instanceof Outcome.Delivered);
        }
    }

    private LetterExample toQueue() {
        return new LetterExample("letter-to-queue", Map.of("tcp://mq.example.fi:61616", server.url()), SECRETS);
    }

    private IntakeExample fromQueue() {
        return new IntakeExample(
                "ideas-from-queue.camel.yaml", Map.of("tcp://mq.example.fi:61616", server.url()), SECRETS);
    }

    private static @Nullable String text(@Nullable Message message) throws JMSException {
        return message == null ? null : message.getBody(String.class);
    }
}
