package fi.vayla.routes;

import java.util.Map;
import java.util.TreeMap;

/**
 * The files of twenty administrators: each has a plain route and one of a template, with a mapping, a source and a system of their
 * own, on lines of their own.
 */
final class TwentyRoutes {

    static final int COUNT = 20;
    static final String SYSTEMS = "config/systems.yaml";
    static final String NEIGHBOUR = "routes/deliver/naapuri.camel.yaml";

    private static final String PLAIN = """
            - route:
                id: reitti-@
                description: Reitti numero @, Ähtäristä.
                from:
                  uri: event:form.submitted
                  parameters:
                    source: lahde-@
                    where: .answers.number > @
                    concurrency: 4
                  steps:
                    - to:
                        uri: mapping:m-@.jslt
                    - to:
                        uri: system:kohde-@
                        parameters:
                          method: POST
                          path: "/cases/{subject}"
            """;
    private static final String TEMPLATED = """
            - templatedRoute:
                routeTemplateRef: form-to-case
                routeId: malli-@
                parameters:
                  - {name: description, value: "Mallista tehty @, Ylöjärveltä"}
                  - {name: source, value: lahde-@}
                  - {name: form, value: lomake-@}
                  - name: mapping
                    value: m-@.jslt
                  - name: system
                    value: kohde-@
            """;
    private static final String MAPPING = """
            {
              "key": $event.subject,
              "number": number(.answers.number)
            }
            """;

    private TwentyRoutes() {}

    static String route(int number) {
        return "routes/deliver/reitti-" + number + ".camel.yaml";
    }

    static String mapping(int number) {
        return "routes/mappings/m-" + number + ".jslt";
    }

    /** All files by their names, and a neighbour's, which nobody breaks. */
    static Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        StringBuilder sources = new StringBuilder("sources:\n");
        StringBuilder systems = new StringBuilder("systems:\n");
        for (int i = 0; i < COUNT; i++) {
            String routes = i % 2 == 0 ? PLAIN + TEMPLATED : TEMPLATED + PLAIN;
            files.put(route(i), of("# Ähtäri\n".repeat(i % 7) + routes, i));
            files.put(mapping(i), of("// Ähtäri\n".repeat(i % 3) + MAPPING, i));
            sources.append(of("""
                    - {id: lahde-@, format: json-form, description: L, authentication: {scheme: key, secret: 'env:EI'}, settings: {id: /id}}
                    """.indent(2), i));
            systems.append(of(
                    "  - {id: kohde-@, adapter: rest, description: K, url: 'http://localhost:1', credentials: 'env:T@'}\n",
                    i));
        }
        files.put("config/sources.yaml", sources.toString());
        files.put(SYSTEMS, systems.toString());
        files.put(NEIGHBOUR, """
                - route:
                    id: naapuri
                    description: The neighbour's.
                    from: {uri: "event:idea.proposed", steps: [to: "event:idea.proposed"]}
                """);
        return files;
    }

    /** A text that has {@code @} for the number. */
    static String of(String text, int number) {
        return text.replace("@", Integer.toString(number));
    }
}
