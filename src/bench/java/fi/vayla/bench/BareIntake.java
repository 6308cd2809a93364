package fi.vayla.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * W1 by hand: the key compared, the form parsed, its fields checked, its canonical JSON written and acknowledged by every in-sync
 * replica, then 202. One thread for HTTP, and the producer's.
 */
final class BareIntake implements Role, BareServer.Handler {

    private static final List<String> REQUIRED =
            List.of("id", "key", "number", "priority", "title", "proposer", "text");
    private static final byte[] ACCEPTED =
            Http.write("HTTP/1.1 202 Accepted", "Content-Type: application/json\r\n", Http.name("{\"accepted\":true}"));
    private static final byte[] REFUSED = Http.write("HTTP/1.1 400 Bad Request", "", new byte[0]);
    private static final byte[] UNAUTHENTICATED = Http.write("HTTP/1.1 401 Unauthorized", "", new byte[0]);
    private static final byte[] UNAVAILABLE = Http.write("HTTP/1.1 503 Service Unavailable", "", new byte[0]);

    private final Producer<String, byte[]> producer;
    private final String topic;
    private final byte[] secret;
    private final @Nullable Set<String> received;

    /** @param received the receipts of what is durable; null where nobody remembers them */
    private BareIntake(String servers, String topic, String secret, @Nullable Set<String> received) {
        this.producer = new KafkaProducer<>(KafkaSettings.producer(servers, 0));
        this.topic = topic;
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
        this.received = received;
    }

    /** Arguments: servers, topic, port, key, {@link Accounts} and a folder for them. */
    public static void main(String[] arguments) throws IOException, SQLException {
        String servers = arguments[0];
        String topic = arguments[1];
        boolean accounts = Accounts.valueOf(arguments[4]) == Accounts.ALL;
        BareIntake intake =
                new BareIntake(servers, topic, arguments[3], accounts ? ConcurrentHashMap.newKeySet() : null);
        if (accounts) {
            BareView.start(servers, Map.of(topic, List.of(BareTable.MESSAGE)), Path.of(arguments[5]));
        }
        new BareServer(Integer.parseInt(arguments[2]), intake);
        Role.serve(intake);
    }

    @Override
    public void handle(Http.Message request, BareServer.Answering answering) {
        if (!MessageDigest.isEqual(secret, request.header(Http.API_KEY))) {
            answering.answer(UNAUTHENTICATED);
            return;
        }
        JsonNode form;
        try {
            form = Json.MAPPER.readTree(request.body());
        } catch (JacksonException e) {
            answering.answer(REFUSED);
            return;
        }
        if (!form.isObject() || !REQUIRED.stream().allMatch(form::has)) {
            answering.answer(REFUSED);
            return;
        }
        byte[] event = Json.MAPPER.writeValueAsBytes(canonical(form));
        append(
                new ProducerRecord<>(topic, form.path("key").asString(), event),
                form.path("id").asString(),
                answering);
    }

    private void append(ProducerRecord<String, byte[]> event, String id, BareServer.Answering answering) {
        if (received == null) {
            producer.send(event, (_, failure) -> answering.answer(failure == null ? ACCEPTED : UNAVAILABLE));
            return;
        }
        String receipt = BareLedger.mark(event, id);
        if (received.contains(receipt)) {
            answering.answer(ACCEPTED);
            return;
        }
        producer.send(event, (_, failure) -> {
            if (failure == null) {
                received.add(receipt);
            }
            answering.answer(failure == null ? accepted(receipt, id) : UNAVAILABLE);
        });
    }

    /** Tells its sender what to ask for it by. */
    private static byte[] accepted(String receipt, String id) {
        byte[] body = Json.MAPPER.writeValueAsBytes(
                Json.MAPPER.createObjectNode().put("receipt", receipt).put("id", id));
        String head = "Content-Type: application/json\r\nLocation: /api/messages/" + receipt + "\r\n";
        return Http.write("HTTP/1.1 202 Accepted", head, body);
    }

    private static ObjectNode canonical(JsonNode form) {
        ObjectNode event = Json.MAPPER.createObjectNode();
        event.put("form", Forms.SOURCE);
        event.put("submission", form.path("id").asString());
        event.put("submittedAt", Instant.now().toString());
        event.put("amends", false);
        event.putObject("submitter")
                .put("kind", "person")
                .put("name", form.path("proposer").path("name").asString())
                .put("email", form.path("proposer").path("email").asString());
        event.set("answers", form);
        event.putArray("attachments");
        return event;
    }

    @Override
    public Object obey(List<String> words) {
        throw new IllegalArgumentException("no order of the bare intake: " + words);
    }
}
