package fi.vayla.routes;

import fi.vayla.attachment.FileStores;
import fi.vayla.event.Event;
import fi.vayla.event.EventType;
import fi.vayla.event.YamlFile;
import fi.vayla.security.Secrets;
import fi.vayla.system.Calls;
import fi.vayla.system.Outcome;
import fi.vayla.system.SystemAdapter;
import fi.vayla.system.SystemsFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A system of src/docs/transports, made as a hub makes it, and called with the parameters of the route beside it. */
final class LetterExample implements AutoCloseable {

    private final CamelAdapterFactory factory;
    private final SystemAdapter system;
    private final Map<String, String> parameters;

    /** @param name such as {@code letter-to-table}; the rest is as with {@link IntakeExample} */
    LetterExample(String name, Map<String, String> addresses, Map<String, String> environment) {
        factory = new CamelAdapterFactory(new Secrets(environment::get), FileStores::none);
        SystemsFile file = SystemsFile.check(
                Path.of("systems.yaml"), TransportExample.text(name + ".system.yaml", addresses), List.of(factory));
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

    Outcome deliver(String id, String letter) {
        Event event = Event.of(
                EventType.FORM_SUBMITTED,
                "ideas",
                id,
                "kirje-" + id,
                Instant.EPOCH,
                Instant.EPOCH,
                Calls.TRACEPARENT,
                "{}".getBytes(StandardCharsets.UTF_8));
        return system.deliver(Calls.of(event, parameters, letter));
    }

    @Override
    public void close() {
        factory.close();
    }
}
