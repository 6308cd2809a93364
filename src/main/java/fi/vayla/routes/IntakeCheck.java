package fi.vayla.routes;

import fi.vayla.event.Finding;
import fi.vayla.event.InvalidConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** Everything that can be told of a file of {@code routes/intake} without running it. For one thread at a time. */
final class IntakeCheck {

    private static final String INTAKE = "intake";

    private final Consumer<String> sources;
    private final Function<String, Optional<String>> secrets;
    private final CamelCatalogue catalogue = new CamelCatalogue();

    /** @param sources throws {@link InvalidConfiguration} when there is no source of a name */
    IntakeCheck(Consumer<String> sources, Function<String, Optional<String>> secrets) {
        this.sources = sources;
        this.secrets = secrets;
    }

    RouteCheck.Checked check(TextFile file) {
        RouteFile route = RouteFile.read(file);
        List<Finding> findings = new ArrayList<>(route.findings());
        if (!route.ids().isEmpty()) {
            findings.addAll(CamelSchema.check(route.yaml()));
            findings.addAll(SecretPlaces.check(route.yaml(), secrets));
            List<NamedEndpoint> endpoints = NamedEndpoint.list(route.routes().tree());
            for (NamedEndpoint endpoint : endpoints) {
                check(endpoint).forEach(wrong -> findings.add(endpoint.finding(wrong, route.routes())));
            }
            if (endpoints.stream().noneMatch(endpoint -> endpoint.component().equals(INTAKE))) {
                findings.add(endless(route));
            }
        }
        return new RouteCheck.Checked(
                route, new TreeMap<>(), findings.stream().distinct().sorted().toList(), true);
    }

    private static Finding endless(RouteFile route) {
        return route.routes()
                .atValue(
                        route.ids().values().iterator().next() + "/id",
                        "no step gives a message to the hub; end the route with - to: intake:SOURCE");
    }

    private List<InvalidConfiguration> check(NamedEndpoint endpoint) {
        Optional<InvalidConfiguration> refused = Steps.refusedInIntake(endpoint.component());
        if (refused.isPresent()) {
            return List.of(refused.get());
        }
        if (endpoint.component().equals(AttachmentComponent.NAME)) {
            return AttachmentComponent.check(endpoint);
        }
        if (!endpoint.component().equals(INTAKE)) {
            List<InvalidConfiguration> wrong = new ArrayList<>(catalogue.check(endpoint));
            if (endpoint.parameters().containsKey("preMove")) {
                wrong.add(FilePickup.noPreMove());
            }
            Acknowledging.missing(endpoint).ifPresent(wrong::add);
            SecretPlaces.plain(endpoint.parameters()).ifPresent(wrong::add);
            return wrong;
        }
        List<InvalidConfiguration> wrong = new ArrayList<>();
        if (endpoint.consumes()) {
            wrong.add(new InvalidConfiguration("a route ends with intake:; begin it with what it fetches from"));
        }
        endpoint.parameters()
                .keySet()
                .forEach(name -> wrong.add(
                        InvalidConfiguration.ofUnknown(name, "intake: has no parameter " + name + "; it takes none")));
        try {
            sources.accept(endpoint.path());
        } catch (InvalidConfiguration e) {
            wrong.add(e);
        }
        return wrong;
    }
}
