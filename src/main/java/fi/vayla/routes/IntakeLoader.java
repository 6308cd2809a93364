package fi.vayla.routes;

import fi.vayla.intake.MessageIntake;
import fi.vayla.routes.RouteVersion.Loaded;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
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
    private final Consumer<String> sources;
    private final Function<String, Optional<String>> secrets;
    private final Clock clock;
    private final IntakeCheck check;

    /**
     * @param sources throws {@link fi.vayla.event.InvalidConfiguration} when there is no source of a name
     * @param secrets by their references
     */
    IntakeLoader(
            MessageIntake intake, Consumer<String> sources, Function<String, Optional<String>> secrets, Clock clock) {
        this.intake = intake;
        this.sources = sources;
        this.secrets = secrets;
        this.clock = clock;
        this.check = new IntakeCheck(sources, secrets);
    }

    Loaded load(TextFile file) {
        return load(check(file));
    }

    RouteCheck.Checked check(TextFile file) {
        return check.check(file);
    }

    /** What the check has nothing against is loaded by Camel, which may. */
    Loaded load(RouteCheck.Checked checked) {
        TextFile file = checked.route().file();
        List<String> ids = List.copyOf(checked.route().ids().keySet());
        String revision = RouteVersion.revision(file, checked.mappings());
        if (!checked.findings().isEmpty()) {
            return new Loaded.Broken(ids, revision, checked.findings());
        }
        DefaultCamelContext context = new DefaultCamelContext();
        try {
            return new Loaded.Ready(load(checked.route(), ids, context));
        } catch (Exception e) { // Camel's loader throws whatever a component throws
            context.stop();
            return new Loaded.Broken(ids, revision, List.of(RouteLoader.finding(checked.route(), e)));
        }
    }

    private RouteVersion load(RouteFile route, List<String> ids, DefaultCamelContext context) throws Exception {
        TextFile file = route.file();
        Stopping stopping = new Stopping();
        Map<String, IntakeRoute> routes = new ConcurrentHashMap<>();
        for (String id : ids) {
            routes.put(id, new IntakeRoute(id, context, stopping, clock));
        }
        context.addComponent("intake", new IntakeComponent(intake, sources, stopping));
        context.addComponent("attachment", new AttachmentComponent(intake));
        prepare(context, routes);
        context.start();
        PluginHelper.getRoutesLoader(context)
                .loadRoutes(ResourceHelper.fromString("file:" + file.path().toAbsolutePath(), route.forCamel()));
        List<IntakeRoute> read = new ArrayList<>();
        for (String id : ids) {
            if (context.getRoute(id).getEndpoint().getEndpointUri().startsWith(STARTS_HERE)) {
                context.getRouteController().startRoute(id); // of this file only; nobody reads it but its other routes
            } else {
                read.add(routes.get(id));
            }
        }
        return new RouteVersion(file, new TreeMap<>(), ids, List.of(), List.copyOf(read), Map.of(), context);
    }

    private void prepare(DefaultCamelContext context, Map<String, IntakeRoute> routes) {
        var extension = context.getCamelContextExtension();
        extension.setName("vayla-intake");
        extension.addContextPlugin(ComponentResolver.class, Steps.resolver(Steps::refusedInIntake));
        Told told = new Told(routes);
        extension.registerEndpointCallback(new FilePickup(told));
        extension.registerEndpointCallback(new Acknowledging(told));
        // a remote file may be larger than the memory, and a route may read it twice
        context.getStreamCachingStrategy().setSpoolEnabled(true);
        // what failed stays with its source
        extension.setErrorHandlerFactory(new NoErrorHandlerDefinition());
        context.setAutoStartup(false); // who reads is elected
        context.getPropertiesComponent().addPropertiesFunction(new SecretFunction(secrets));
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
