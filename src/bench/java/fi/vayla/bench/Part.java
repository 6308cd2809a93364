package fi.vayla.bench;

import java.util.Arrays;
import java.util.List;

/** What the hub's code is there for, by the names of its methods. */
enum Part {
    READ_MODELS("read models", "fi.vayla.view.", "org.sqlite."),
    LEDGER("ledger", "fi.vayla.delivery.Ledger", "fi.vayla.delivery.Journal"),
    APPENDING("appending events", "fi.vayla.log.KafkaEventLog", "fi.vayla.log.EventCodec.write"),
    SCHEMAS("schemas", "fi.vayla.log.Schemas", "com.networknt."),
    AUTHENTICATION("authentication", "fi.vayla.security.", "fi.vayla.intake.Authenti"),
    INTAKE("normalising", "fi.vayla.intake."),
    WEB_SERVER(
            "web server",
            "org.apache.coyote.",
            "org.apache.tomcat.",
            "org.apache.catalina.",
            "org.springframework.web."),
    HTTP_CLIENT("HTTP client: connections, time limits, what an answer means", "org.apache.hc.", "fi.vayla.system."),
    SELECTION("selection", "fi.vayla.routes.Selection"),
    MAPPING("mapping, in Camel", "fi.vayla.routes.", "org.apache.camel."),
    ROADMAP("roadmap", "fi.vayla.roadmap."),
    READING("reading the log", "fi.vayla.log.", "org.apache.kafka.clients.consumer."),
    DELIVERY("order and delivery", "fi.vayla.delivery."),
    PRODUCER("producer's thread", "org.apache.kafka.clients.producer.", "org.apache.kafka.clients.NetworkClient"),
    OTHER("other, and samples that the recorder lost");

    private final String text;
    private final List<String> names;

    Part(String text, String... names) {
        this.text = text;
        this.names = List.of(names);
    }

    String text() {
        return text;
    }

    /**
     * What a stack is busy with: its innermost method that belongs to a part.
     *
     * @param stack class and method with a point between, the innermost first
     */
    static Part of(List<String> stack) {
        for (String method : stack) {
            for (Part part : values()) {
                if (part.names.stream().anyMatch(method::startsWith)) {
                    return part;
                }
            }
        }
        return OTHER;
    }

    /** In the order in which they are told. */
    static List<Part> all() {
        return Arrays.asList(values());
    }
}
