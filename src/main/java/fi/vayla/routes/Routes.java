package fi.vayla.routes;

import fi.vayla.delivery.Deliveries;
import fi.vayla.delivery.DeliveryRoute;
import fi.vayla.event.InvalidConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The routes of the administrator's folder. A file that is wrong does not keep the others from running; it stands in
 * {@link #problems()} until it is mended.
 */
public final class Routes implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Routes.class);

    private final CamelContext context;
    private final RouteSettings settings;
    private final Deliveries deliveries;
    private final List<String> problems = new ArrayList<>();

    Routes(CamelContext context, RouteSettings settings, Deliveries deliveries) {
        this.context = context;
        this.settings = settings;
        this.deliveries = deliveries;
    }

    @Override
    public void start() {
        context.start();
        files().forEach(this::load);
        log.info("{} routes run", context.getRoutesSize());
    }

    private List<Path> files() {
        if (!Files.isDirectory(settings.deliver())) {
            problems.add(settings.deliver() + ": there is no such folder; create it or set vayla.routes.folder");
            return List.of();
        }
        try (Stream<Path> files = Files.list(settings.deliver())) {
            return files.filter(file -> file.toString().endsWith(".camel.yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(settings.deliver() + " cannot be read", e);
        }
    }

    private void load(Path path) {
        List<String> before =
                context.getRoutes().stream().map(Route::getRouteId).toList();
        try {
            RouteFile file = RouteFile.read(path);
            requireNew(file, before);
            Resource resource =
                    PluginHelper.getResourceLoader(context).resolveResource("file:" + path.toAbsolutePath());
            PluginHelper.getRoutesLoader(context).loadRoutes(resource);
        } catch (Exception e) {
            String problem = rootMessage(e);
            problems.add(problem.startsWith(path.toString()) ? problem : path + ": " + problem);
            log.error("{} does not run: {}", path, problem);
            removeAllBut(before);
        }
    }

    private static void requireNew(RouteFile file, List<String> before) {
        Set<String> ids = new HashSet<>(before);
        for (String id : file.ids()) {
            if (!ids.add(id)) {
                throw new InvalidConfiguration(file.path() + ": there is a route " + id
                        + " already; its consumer group can have one owner only");
            }
        }
    }

    private void removeAllBut(List<String> before) {
        for (Route route : List.copyOf(context.getRoutes())) {
            if (!before.contains(route.getRouteId())) {
                try {
                    context.getRouteController().stopRoute(route.getRouteId());
                    context.removeRoute(route.getRouteId());
                } catch (Exception e) {
                    log.error("Route {} of a broken file could not be removed", route.getRouteId(), e);
                }
            }
        }
    }

    private static String rootMessage(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }

    /** What is wrong in the folder, a line each with its file. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /** The routes that run. */
    public List<DeliveryRoute> list() {
        return deliveries.list();
    }

    @Override
    public void stop() {
        deliveries.stop(list().stream().map(DeliveryRoute::id).toList());
        context.stop();
    }

    @Override
    public boolean isRunning() {
        return context.isStarted();
    }

    /** Before the web server starts, and after it stops. */
    @Override
    public int getPhase() {
        return 0;
    }
}
