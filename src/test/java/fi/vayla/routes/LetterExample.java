package fi.vayla.routes;

import fi.vayla.attachment.FileStores;
import fi.vayla.event.Event;
import fi.vayla.event.EventType;
import fi.vayla.event.YamlFile;
import fi.vayla.security.Secrets;
import fi.vayla.system.Calls;
import fi.vayla.system.HttpConnections;
import fi.vayla.system.Outcome;
import fi.vayla.system.SystemAdapter;
import fi.vayla.system.SystemsFile;
import fi.vayla.system.soap.SoapServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A system of src/docs/transports, made as a hub makes it, and called with the parameters of the route beside it. */
final class LetterExample implements AutoCloseable {

    private final CamelAdapterFactory factory;
    private final HttpConnections connections;
    private final SystemAdapter system;
    private final Map<String, String> parameters;

    /** @param name such as {@code letter-to-table}; the rest is as with {@link IntakeExample} */
    LetterExample(String name, Map<String, String> addresses, Map<String, String> environment) {
        Secrets secrets = new Secrets(environment::get);
        factory = new CamelAdapterFactory(secrets, FileStores::none);
        connections = new HttpConnections(secrets);
        SystemsFile file = SystemsFile.check(
                Path.of("systems.yaml"),
                TransportExample.text(name + ".system.yaml", addresses),
                List.of(factory, SoapServer.adapters(connections)));
        if (!file.findings().isEmpty()) {
            throw new AssertionError(file.findings());
        }
        system = file.systems().get("letters");
        String route = TransportExample.text(name + ".camel.yaml", Map.of());
        parameters = NamedEndpoint.list(YamlFile.parse(Path.of(name), route).tree()).stream()
                .filter(endpoint -> endpoint.component().equals("system"))
                .findFirst()
                .orElseThrow()
                .parameters();
        system.check(parameters);
    }

    /** @param letter the mapped body */
    Outcome deliver(String id, String letter) {
        return system.deliver(Calls.of(event(id, "{}"), parameters, letter));
    }

    static Event event(String id, String data) {
        return Event.of(
                EventType.FORM_SUBMITTED,
                "ideas",
                id,
                "kirje-" + id,
                Instant.EPOCH,
                Instant.EPOCH,
                Calls.TRACEPARENT,
                data.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        factory.close();
        try {
            connections.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
