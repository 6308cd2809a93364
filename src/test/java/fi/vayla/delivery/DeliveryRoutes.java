package fi.vayla.delivery;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The files of a hub with routes to two systems, one route to nowhere, a picky one, and two files that are wrong. */
final class DeliveryRoutes {

    private DeliveryRoutes() {}

    /** The settings of a hub that reads them. */
    static Map<String, String> write(Path folder, URI left, URI right) throws IOException {
        Path systems = Files.writeString(folder.resolve("systems.yaml"), """
                systems:
                  - {id: case-management, adapter: rest, description: Named by a source, url: "http://localhost:9"}
                  - {id: left, adapter: rest, description: Left, url: "%s", timeout: PT5S}
                  - {id: right, adapter: rest, description: Right, url: "%s", timeout: PT5S}
                """.formatted(left, right));
        Files.createDirectories(folder.resolve("routes/deliver"));
        Files.createDirectories(folder.resolve("routes/mappings"));
        Files.writeString(folder.resolve("routes/mappings/plain.jslt"), """
                if (.answers.number == -1) error("a number below zero")
                else {"key": .submission, "number": .answers.number}
                """);
        route(folder, "left", "to: {uri: 'system:left', parameters: {path: /in}}");
        route(folder, "right", "to: {uri: 'system:right', parameters: {path: /in}}");
        route(folder, "nowhere", "stop: {}");
        Files.writeString(folder.resolve("routes/deliver/picky.camel.yaml"), """
                - route:
                    id: picky
                    description: Fails to select what is no number.
                    from:
                      uri: event:form.submitted
                      parameters:
                        form: picky
                        where: number(.answers.number) > 0
                      steps:
                        - to: {uri: 'system:right', parameters: {path: /in}}
                """);
        Files.writeString(folder.resolve("routes/deliver/second-left.camel.yaml"), """
                - route:
                    id: left
                    description: The same id again.
                    from:
                      uri: event:form.submitted
                      steps:
                        - to: {uri: 'system:right'}
                """);
        Files.writeString(folder.resolve("routes/deliver/typo.camel.yaml"), """
                - route:
                    id: typo
                    description: A parameter that is none.
                    from:
                      uri: event:form.submitted
                      steps:
                        - to: {uri: 'system:right', parameters: {methd: PUT}}
                """);
        return Map.of(
                "vayla.systems.file",
                systems.toString(),
                "vayla.routes.folder",
                folder.resolve("routes").toString(),
                "vayla.delivery.backoff",
                "50ms",
                "vayla.delivery.backoff-ceiling",
                "500ms");
    }

    private static void route(Path folder, String form, String lastStep) throws IOException {
        Files.writeString(folder.resolve("routes/deliver/" + form + ".camel.yaml"), """
                - route:
                    id: %1$s
                    description: Forms for %1$s.
                    from:
                      uri: event:form.submitted
                      parameters:
                        form: %1$s
                      steps:
                        - to: mapping:plain.jslt
                        - %2$s
                """.formatted(form, lastStep));
    }
}
