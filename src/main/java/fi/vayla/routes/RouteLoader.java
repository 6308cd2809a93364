package fi.vayla.routes;

import fi.vayla.delivery.DeliveryRoute;
import fi.vayla.event.Finding;
import fi.vayla.event.InvalidConfiguration;
import fi.vayla.log.EventLog;
import fi.vayla.system.SystemDefinition;
import fi.vayla.system.Systems;
import fi.vayla.system.SystemsFile;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.errorhandler.NoErrorHandlerDefinition;
import org.apache.camel.spi.ComponentResolver;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** Makes a runnable version of a route file, or says why there is none. Nothing that runs is touched. */
final class RouteLoader {

    private static final int STOP_SECONDS = 5;

    private final Systems systems;
    private final EventLog log;
    private final Clock clock;
    private final RouteCheck check;

    /** For files that were checked before. */
    RouteLoader(Systems systems, EventLog log, Clock clock) {
        this(systems, log, clock, new RouteCheck(new SystemsFile(systems, Set.of(), List.of()), null));
    }

    RouteLoader(Systems systems, EventLog log, Clock clock, RouteCheck check) {
        this.systems = systems;
        this.log = log;
        this.clock = clock;
        this.check = check;
    }

    /** @param mappings all that there are */
    RouteVersion.Loaded load(TextFile file, Map<String, TextFile> mappings) {
        return load(check(file, mappings));
    }

    RouteCheck.Checked check(TextFile file, Map<String, TextFile> mappings) {
        return check.check(file, mappings);
    }

    /** What the check has nothing against is loaded by Camel, which may. */
    RouteVersion.Loaded load(RouteCheck.Checked checked) {
        TextFile file = checked.route().file();
        if (!checked.findings().isEmpty()) {
            return new RouteVersion.Loaded.Broken(checked.ids(), checked.revision(), checked.findings());
        }
        List<DeliveryRoute> routes = new ArrayList<>();
        Map<String, SystemDefinition> named = new ConcurrentHashMap<>(); // a step may name one as late as on a message
        DefaultCamelContext context = context(checked.mappings(), routes, named);
        try {
            context.start();
            PluginHelper.getRoutesLoader(context)
                    .loadRoutes(ResourceHelper.fromString(
                            "file:" + file.path().toAbsolutePath(),
                            checked.route().forCamel()));
            return new RouteVersion.Loaded.Ready(new RouteVersion(
                    file, checked.mappings(), checked.ids(), List.copyOf(routes), List.of(), named, context));
        } catch (Exception e) { // Camel's loader throws whatever a component throws
            context.stop();
            return new RouteVersion.Loaded.Broken(
                    checked.ids(), checked.revision(), List.of(finding(checked.route(), e)));
        }
    }

    private DefaultCamelContext context(
            Map<String, TextFile> mappings, List<DeliveryRoute> routes, Map<String, SystemDefinition> named) {
        DefaultCamelContext context = new DefaultCamelContext();
        context.getCamelContextExtension().setName("vayla");
        context.getCamelContextExtension()
                .addContextPlugin(ComponentResolver.class, Steps.resolver(Steps::refusedInDelivery));
        context.addComponent("event", new EventComponent(routes::add, log, clock));
        context.addComponent("mapping", new MappingComponent(name -> {
            TextFile mapping = mappings.get(name);
            if (mapping == null) {
                throw MappingComponent.missing(name);
            }
            return mapping;
        }));
        context.addComponent("system", new SystemComponent(systems, named));
        // what failed on a message is the delivery's to decide
        context.getCamelContextExtension().setErrorHandlerFactory(new NoErrorHandlerDefinition());
        stopSoon(context);
        return context;
    }

    /** The delivery has ended what was under way before a version is stopped. */
    private static void stopSoon(DefaultCamelContext context) {
        context.getShutdownStrategy().setTimeUnit(TimeUnit.SECONDS);
        context.getShutdownStrategy().setTimeout(STOP_SECONDS);
    }

    /** At the route that Camel could not make, with what the hub's own checks say or else the innermost cause. */
    static Finding finding(RouteFile file, Throwable e) {
        String route = "";
        Throwable cause = e;
        while (!(cause instanceof InvalidConfiguration) && cause.getCause() != null) {
            if (cause instanceof FailedToCreateRouteException failed && failed.getRouteId() != null) {
                route = file.ids().getOrDefault(failed.getRouteId(), "");
            }
            cause = cause.getCause();
        }
        String text = String.valueOf(cause.getMessage());
        return file.routes()
                .atKey(route, text.contains("; ") ? text : text + "; correct what Camel refuses in this route");
    }
}
