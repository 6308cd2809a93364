package fi.vayla.routes;

import fi.vayla.routes.RouteVersion.Loaded;
import fi.vayla.security.Secrets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** An intake route of src/docs/transports, loaded as a hub loads it. It reads when it is told to begin. */
final class IntakeExample implements AutoCloseable {

    final IntakeForTests intake = new IntakeForTests();
    private final RouteVersion version;

    /**
     * @param addresses the test's own, in the place of the example's
     * @param environment where the example's secrets are
     */
    IntakeExample(String name, Map<String, String> addresses, Map<String, String> environment) {
        TextFile file = TextFile.of(Path.of("routes/intake/" + name), TransportExample.text(name, addresses));
        Loaded loaded = new IntakeLoader(
                        intake, IntakeForTests::requireSource, new Secrets(environment::get)::find, Clock.systemUTC())
                .load(file);
        if (!(loaded instanceof Loaded.Ready(RouteVersion ready))) {
            throw new AssertionError(loaded);
        }
        version = ready;
    }

    IntakeRoute route() {
        return version.intakes().getFirst();
    }

    @Override
    public void close() {
        version.intakes().forEach(IntakeRoute::end);
        version.context().stop();
    }
}
