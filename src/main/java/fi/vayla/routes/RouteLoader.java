package fi.vayla.routes;

import fi.vayla.delivery.DeliveryRoute;
import fi.vayla.event.InvalidConfiguration;
import fi.vayla.log.EventLog;
import fi.vayla.system.Systems;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
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

    RouteLoader(Systems systems, EventLog log, Clock clock) {
        this.systems = systems;
        this.log = log;
        this.clock = clock;
    }

    /** @param mappings all that there are */
    RouteVersion.Loaded load(TextFile file, Map<String, TextFile> mappings) {
        List<String> ids = List.of();
        SortedMap<String, TextFile> used = new TreeMap<>();
        List<DeliveryRoute> routes = new ArrayList<>();
        DefaultCamelContext context = context(used, mappings, routes);
        try {
            ids = RouteFile.parse(file).ids();
            context.start();
            PluginHelper.getRoutesLoader(context)
                    .loadRoutes(ResourceHelper.fromString("file:" + file.path().toAbsolutePath(), file.text()));
            return new RouteVersion.Loaded.Ready(new RouteVersion(file, used, ids, List.copyOf(routes), context));
        } catch (Exception e) { // Camel's loader throws whatever a component throws
            context.stop();
            String problem = message(e);
            String path = file.path().toString();
            return new RouteVersion.Loaded.Broken(
                    ids, RouteVersion.revision(file, used), problem.startsWith(path) ? problem : path + ": " + problem);
        }
    }

    /** @param used is told each mapping that the routes name, also one that does not compile */
    private DefaultCamelContext context(
            Map<String, TextFile> used, Map<String, TextFile> mappings, List<DeliveryRoute> routes) {
        DefaultCamelContext context = new DefaultCamelContext();
        context.getCamelContextExtension().setName("vayla");
        context.getCamelContextExtension().addContextPlugin(ComponentResolver.class, Steps.ofDelivery());
        context.addComponent("event", new EventComponent(routes::add, log, clock));
        context.addComponent("mapping", new MappingComponent(name -> {
            TextFile mapping = mappings.get(name);
            if (mapping == null) {
                throw new InvalidConfiguration("there is no mapping " + name
                        + " in the mappings folder; create it, with a name that ends in .jslt, or correct the route");
            }
            used.put(name, mapping);
            return mapping;
        }));
        context.addComponent("system", new SystemComponent(systems));
        // what failed on a message is the delivery's to decide
        context.getCamelContextExtension().setErrorHandlerFactory(new NoErrorHandlerDefinition());
        stopSoon(context);
        return context;
    }

    /** The delivery has ended what was under way before a version is stopped. */
    private static void stopSoon(CamelContext context) {
        context.getShutdownStrategy().setTimeUnit(TimeUnit.SECONDS);
        context.getShutdownStrategy().setTimeout(STOP_SECONDS);
    }

    /** On one line: what the hub's own checks say, or else the innermost cause. */
    static String message(Throwable e) {
        Throwable cause = e;
        while (!(cause instanceof InvalidConfiguration) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage()).replaceAll("\\s*\\R\\s*", " ");
    }
}
