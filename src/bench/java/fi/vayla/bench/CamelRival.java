package fi.vayla.bench;

import java.util.List;
import java.util.concurrent.Semaphore;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.component.kafka.consumer.KafkaManualCommit;
import org.apache.camel.impl.DefaultCamelContext;
import tools.jackson.databind.JsonNode;

/** A plain Camel route, with a gate before it that stays closed while it is held. */
final class CamelRival implements Role {

    static final String FORM = "form";

    /** How a route reads. */
    enum Settings {
        /** Camel's own, with a consumer for each partition. */
        USUAL("Camel, usual settings", "consumersCount=6&breakOnFirstError=true"),
        /** What was done is committed once for each poll, by the route. */
        SAFE(
                "Camel, commits by hand",
                "consumersCount=6&breakOnFirstError=true&autoCommitEnable=false&allowManualCommit=true&maxPollRecords=2000"),
        /** A whole poll is one message of the route. */
        BATCHES(
                "Camel, batches",
                "consumersCount=2&batching=true&autoCommitEnable=false&allowManualCommit=true&maxPollRecords=2000"
                        + "&pollTimeoutMs=100&breakOnFirstError=true");

        private final String title;
        private final String options;

        Settings(String title, String options) {
            this.title = title;
            this.options = options;
        }

        String title() {
            return title;
        }

        String from(String servers, String topic) {
            return "kafka:%s?brokers=%s&groupId=bench.%s&autoOffsetReset=earliest&%s"
                    .formatted(topic, servers, topic, options);
        }
    }

    private final Semaphore gate = new Semaphore(1, true);
    private boolean held;

    /** Serves until its input ends. */
    static void run(RouteOfRival route) throws Exception {
        CamelRival rival = new CamelRival();
        CamelContext context = new DefaultCamelContext();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                route.configure(this, rival);
            }
        });
        context.start();
        Role.serve(rival);
    }

    /** What a rival's route is. */
    interface RouteOfRival {
        void configure(RouteBuilder builder, CamelRival rival);
    }

    /** Waits while the gate is closed. */
    void pass(Exchange exchange) throws InterruptedException {
        gate.acquire();
        gate.release();
    }

    /** Whether it is for the route; the parsed form is kept for the mapping. */
    static boolean selects(Exchange exchange) {
        JsonNode form = Json.MAPPER.readTree(exchange.getMessage().getBody(byte[].class));
        exchange.setProperty(FORM, form);
        String source = exchange.getMessage().getHeader("ce_source", String.class);
        return source.equals("/sources/" + Forms.SOURCE)
                && form.path("answers").path("priority").asInt() > 0;
    }

    static String key(Exchange exchange) {
        return exchange.getMessage().getHeader(KafkaConstants.KEY, String.class);
    }

    /** Behind the last message of a poll. */
    static void commitLast(Exchange exchange) {
        if (exchange.getMessage().getHeader(KafkaConstants.LAST_POLL_RECORD, false, Boolean.class)) {
            commit(exchange);
        }
    }

    static void commit(Exchange exchange) {
        KafkaManualCommit commit =
                exchange.getMessage().getHeader(KafkaConstants.MANUAL_COMMIT, KafkaManualCommit.class);
        if (commit == null) {
            throw new BenchFailure("Camel gave the route nothing to commit with");
        }
        commit.commit();
    }

    /** Orders: {@code hold} and {@code go}. */
    @Override
    public Object obey(List<String> words) throws InterruptedException {
        boolean hold = words.getFirst().equals("hold");
        if (hold != held) {
            held = hold;
            if (hold) {
                gate.acquire();
            } else {
                gate.release();
            }
        }
        return held;
    }
}
