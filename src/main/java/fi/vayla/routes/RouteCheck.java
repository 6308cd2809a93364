package fi.vayla.routes;

import fi.vayla.event.Finding;
import fi.vayla.event.InvalidConfiguration;
import fi.vayla.system.SystemsFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Everything that can be told of a route file without running it, all of it at once. For one thread at a time. */
final class RouteCheck {

    private final SystemsFile systems;
    private final @Nullable Set<String> sources;
    private final CamelCatalogue catalogue = new CamelCatalogue();

    /** @param sources those whose events there are; null where any may have sent some */
    RouteCheck(SystemsFile systems, @Nullable Set<String> sources) {
        this.systems = systems;
        this.sources = sources;
    }

    /**
     * What came of it.
     *
     * @param mappings the mapping files that the routes name
     * @param findings none when the file is ready to be loaded
     * @param complete false when a system that a route names is wrong in its own file: loading would tell nothing new
     */
    record Checked(RouteFile route, SortedMap<String, TextFile> mappings, List<Finding> findings, boolean complete) {

        List<String> ids() {
            return List.copyOf(route.ids().keySet());
        }

        String revision() {
            return RouteVersion.revision(route.file(), mappings);
        }
    }

    /** @param mappings all that there are */
    Checked check(TextFile file, Map<String, TextFile> mappings) {
        RouteFile route = RouteFile.read(file);
        SortedMap<String, TextFile> used = new TreeMap<>();
        List<Finding> findings = new ArrayList<>(route.findings());
        List<NamedEndpoint> endpoints = NamedEndpoint.list(route.routes().tree());
        if (route.isReadable()) {
            findings.addAll(CamelSchema.check(route.yaml()));
            for (NamedEndpoint endpoint : endpoints) {
                new EndpointCheck(route.routes(), endpoint, findings).check(mappings, used);
            }
        }
        return new Checked(
                route,
                used,
                findings.stream().distinct().sorted().toList(),
                endpoints.stream().noneMatch(this::isBroken));
    }

    /** What is wrong with a system is a finding of its own file. */
    private boolean isBroken(NamedEndpoint endpoint) {
        return endpoint.component().equals("system")
                && systems.ids().contains(endpoint.path())
                && systems.systems().list().stream()
                        .noneMatch(system -> system.id().equals(endpoint.path()));
    }

    /** Looks at one endpoint. */
    private final class EndpointCheck {

        private final FilledRoutes routes;
        private final NamedEndpoint endpoint;
        private final List<Finding> findings;

        EndpointCheck(FilledRoutes routes, NamedEndpoint endpoint, List<Finding> findings) {
            this.routes = routes;
            this.endpoint = endpoint;
            this.findings = findings;
        }

        void check(Map<String, TextFile> mappings, Map<String, TextFile> used) {
            switch (endpoint.component()) {
                case "event" -> events();
                case "mapping" -> mapping(mappings, used);
                case "system" -> system();
                default ->
                    Steps.refusedInDelivery(endpoint.component())
                            .ifPresentOrElse(
                                    this::add, () -> catalogue.check(endpoint).forEach(this::add));
            }
        }

        private void events() {
            Map<String, Object> parameters = new HashMap<>(endpoint.parameters());
            attempt(() -> {
                int types = EventParameters.types(endpoint.path()).size();
                if (!endpoint.consumes() && types != 1) {
                    throw new InvalidConfiguration("A route that ends with event: names one type, not " + types);
                }
            });
            attempt(() -> Selection.take(parameters).sources().forEach(this::source));
            attempt(() -> EventParameters.concurrency(parameters));
            attempt(() -> EventParameters.fourEyes(parameters));
            parameters.keySet().removeAll(EventParameters.NAMES);
            parameters.keySet().forEach(name -> unknown(name, "use " + String.join(", ", EventParameters.NAMES)));
        }

        private void source(String id) {
            if (sources != null && !sources.contains(id)) {
                add(InvalidConfiguration.of(
                        "source", "there is no source " + id + " in the sources file; add it, or correct the name"));
            }
        }

        private void mapping(Map<String, TextFile> mappings, Map<String, TextFile> used) {
            TextFile file = mappings.get(endpoint.path());
            if (file == null) {
                add(MappingComponent.missing(endpoint.path()));
            } else {
                used.put(endpoint.path(), file);
                Mapping.fault(file).ifPresent(findings::add);
            }
            endpoint.parameters().keySet().forEach(name -> unknown(name, "it takes none"));
        }

        private void system() {
            if (!isBroken(endpoint)) {
                attempt(() -> systems.systems().get(endpoint.path()).check(endpoint.parameters()));
            }
        }

        private void unknown(String parameter, String todo) {
            add(InvalidConfiguration.ofUnknown(
                    parameter, endpoint.component() + ": has no parameter " + parameter + "; " + todo));
        }

        private void attempt(Runnable check) {
            try {
                check.run();
            } catch (InvalidConfiguration e) {
                add(e);
            }
        }

        private void add(InvalidConfiguration wrong) {
            findings.add(endpoint.finding(wrong, routes));
        }
    }
}
