package fi.vayla.routes;

import fi.vayla.event.InvalidConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.tooling.model.ComponentModel;

/** Camel's components and their parameters. Read when it is first asked; for one thread at a time. */
final class CamelCatalogue {

    private static final String SERVICE = "META-INF/services/org/apache/camel/component/";

    private final CamelCatalog catalog = new DefaultCamelCatalog(true);

    /** What is wrong with an endpoint, each under the name of its parameter. */
    List<InvalidConfiguration> check(NamedEndpoint endpoint) {
        String name = endpoint.component();
        ComponentModel component = catalog.componentModel(name);
        if (CamelCatalogue.class.getClassLoader().getResource(SERVICE + name) == null) {
            return List.of(new InvalidConfiguration(
                    component == null
                            ? "there is no component " + name + "; use one of Camel's that the hub has"
                            : "this hub has no component " + name + "; put " + component.getArtifactId()
                                    + " on its class path, or use another"));
        }
        return component == null ? List.of() : problems(catalog.validateEndpointProperties(uri(endpoint), false), name);
    }

    private static String uri(NamedEndpoint endpoint) {
        String parameters = endpoint.parameters().entrySet().stream()
                .map(parameter ->
                        parameter.getKey() + "=" + parameter.getValue().replace("&", "%26"))
                .collect(Collectors.joining("&"));
        return endpoint.component() + ":" + endpoint.path() + (parameters.isEmpty() ? "" : "?" + parameters);
    }

    private static List<InvalidConfiguration> problems(EndpointValidationResult result, String component) {
        List<InvalidConfiguration> problems = new ArrayList<>();
        if (result.getUnknown() != null) {
            result.getUnknown()
                    .forEach(name -> problems.add(InvalidConfiguration.ofUnknown(
                            name,
                            "the component " + component + " has no parameter " + name + "; correct or remove it")));
        }
        if (result.getRequired() != null) {
            result.getRequired()
                    .forEach(name -> problems.add(
                            new InvalidConfiguration("the component " + component + " needs " + name + "; add it")));
        }
        wrong(result.getInvalidEnum(), "is none of its values", problems);
        wrong(result.getInvalidBoolean(), "is not true or false", problems);
        wrong(result.getInvalidInteger(), "is not a whole number", problems);
        wrong(result.getInvalidNumber(), "is not a number", problems);
        wrong(result.getInvalidDuration(), "is not a duration", problems);
        return problems;
    }

    private static void wrong(Map<String, String> values, String what, List<InvalidConfiguration> problems) {
        if (values != null) {
            values.forEach((name, value) ->
                    problems.add(InvalidConfiguration.of(name, name + " " + what + ": " + value + "; correct it")));
        }
    }
}
