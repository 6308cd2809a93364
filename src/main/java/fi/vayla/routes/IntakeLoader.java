package fi.vayla.routes;

import fi.vayla.event.InvalidConfiguration;
import fi.vayla.event.MessageIntake;
import fi.vayla.routes.RouteVersion.Loaded;
import fi.vayla.security.Secrets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.errorhandler.NoErrorHandlerDefinition;
import org.apache.camel.spi.ComponentResolver;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** Makes a runnable version of a file of {@code routes/intake}, or says why there is none. Nothing is read from any source. */
final class IntakeLoader {

    private static final String STARTS_HERE = "direct:";

    private final MessageIntake intake;
    private final Secrets secrets;
    private final Clock clock;

    IntakeLoader(MessageIntake intake, Secrets secrets, Clock clock) {
        this.intake = intake;
        this.secrets = secrets;
        this.clock = clock;
    }

    Loaded load(TextFile file) {
        List<String> ids = List.of();
        DefaultCamelContext context = new DefaultCamelContext();
        try {
            ids = RouteFile.parse(file).ids();
            return new Loaded.Ready(load(file, ids, context));
        } catch (Exception e) { // Camel's loader throws whatever a component throws
            context.stop();
            String problem = RouteLoader.message(e);
            String path = file.path().toString();
            return new Loaded.Broken(
                    ids,
                    RouteVersion.revision(file, new TreeMap<>()),
                    problem.startsWith(path) ? problem : path + ": " + problem);
        }
    }

    private RouteVersion load(TextFile file, List<String> ids, DefaultCamelContext context) throws Exception {
        Stopping stopping = new Stopping();
        IntakeComponent steps = new IntakeComponent(intake, stopping);
        Map<String, IntakeRoute> routes = new ConcurrentHashMap<>();
        for (String id : ids) {
            routes.put(id, new IntakeRoute(id, context, stopping, clock));
        }
        prepare(context, steps, routes);
        context.start();
        PluginHelper.getRoutesLoader(context)
                .loadRoutes(ResourceHelper.fromString("file:" + file.path().toAbsolutePath(), file.text()));
        List<IntakeRoute> read = new ArrayList<>();
        for (String id : ids) {
            if (context.getRoute(id).getEndpoint().getEndpointUri().startsWith(STARTS_HERE)) {
                context.getRouteController().startRoute(id); // of this file only; nobody reads it but its other routes
            } else {
                read.add(routes.get(id));
            }
        }
        if (!steps.isUsed()) {
            throw new InvalidConfiguration(
                    "no step gives a message to the hub; end the route with - to: intake:SOURCE");
        }
        return new RouteVersion(file, new TreeMap<>(), ids, List.of(), context, List.copyOf(read));
    }

    private void prepare(DefaultCamelContext context, IntakeComponent steps, Map<String, IntakeRoute> routes) {
        var extension = context.getCamelContextExtension();
        extension.setName("vayla-intake");
        extension.addContextPlugin(ComponentResolver.class, Steps.ofIntake());
        extension.registerEndpointCallback(new FilePickup(new Told(routes)));
        // what failed stays with its source
        extension.setErrorHandlerFactory(new NoErrorHandlerDefinition());
        context.setAutoStartup(false); // who reads is elected
        context.getPropertiesComponent().addPropertiesFunction(new SecretFunction(secrets));
        context.addComponent("intake", steps);
        context.addRoutePolicyFactory((camel, id, node) -> routes.get(id));
    }

    /** Tells all routes of the file what went wrong while a source was asked; a file has one source, as a rule. */
    private record Told(Map<String, IntakeRoute> routes) implements ExceptionHandler {

        @Override
        public void handleException(Throwable failure) {
            routes.values().forEach(route -> route.handleException(failure));
        }

        @Override
        public void handleException(String message, Throwable failure) {
            routes.values().forEach(route -> route.handleException(message, failure));
        }

        @Override
        public void handleException(String message, Exchange exchange, Throwable failure) {
            routes.values().forEach(route -> route.handleException(message, failure));
        }
    }
}
