package fi.vayla.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.schibsted.spt.data.jslt.Parser;
import fi.vayla.event.Yaml;
import fi.vayla.system.SystemDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every example of the shipped routes: the event's data in, the mapped body out. */
class MappingExamplesTest {

    private static final Path DELIVER = Path.of("routes/deliver");
    private static final Path MAPPINGS = Path.of("routes/mappings");
    private static final Path EXAMPLES = Path.of("routes/examples");
    private static final Pattern MAPPING = Pattern.compile("uri: mapping:(\\S+)");
    private static final Pattern SYSTEM = Pattern.compile("uri: system:(\\S+)");
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    @TestFactory
    Stream<DynamicTest> each_example_is_mapped_as_its_file_says() {
        return inputs().stream()
                .map(input -> DynamicTest.dynamicTest(EXAMPLES.relativize(input).toString(), () -> {
                    Path expected =
                            input.resolveSibling(input.getFileName().toString().replace(".in.json", ".out.json"));
                    String mapped = pretty(map(routeOf(input), input));
                    if (!Files.exists(expected)) {
                        fail("%s is missing; the mapping says:%n%s", expected, mapped);
                    }
                    assertThat(mapped)
                            .as("%s through %s", input, routeOf(input))
                            .isEqualTo(pretty(read(expected)));
                }));
    }

    @Test
    void every_route_has_an_example() {
        Set<String> withExample = new TreeSet<>();
        inputs().forEach(input -> withExample.add(routeOf(input)));

        assertThat(withExample).containsExactlyElementsOf(names(DELIVER, ".camel.yaml"));
    }

    @Test
    void every_mapping_is_used_by_a_route() {
        Set<String> used = new TreeSet<>();
        names(DELIVER, ".camel.yaml").forEach(route -> used.add(mappingOf(route)));

        assertThat(used).containsExactlyElementsOf(names(MAPPINGS, "").stream().toList());
    }

    @Test
    void every_route_is_named_as_its_file_and_described_in_a_sentence() {
        for (String route : names(DELIVER, ".camel.yaml")) {
            assertThat(text(DELIVER.resolve(route + ".camel.yaml")))
                    .contains("    id: " + route + "\n")
                    .containsPattern("    description: [A-Z].+\\.\n");
        }
    }

    @Test
    void every_system_that_a_route_names_is_in_the_systems_file() {
        Set<String> named = new TreeSet<>();
        for (String route : names(DELIVER, ".camel.yaml")) {
            SYSTEM.matcher(text(DELIVER.resolve(route + ".camel.yaml")))
                    .results()
                    .forEach(match -> named.add(match.group(1)));
        }

        assertThat(Yaml.read(Path.of("config/systems.yaml"), Systems.class).systems())
                .extracting(SystemDefinition::id)
                .containsExactlyInAnyOrderElementsOf(named);
    }

    private static JsonNode map(String route, Path input) {
        var mapping = Parser.compileString(text(MAPPINGS.resolve(mappingOf(route))));
        return mapping.apply(Map.of("event", event(route)), read(input));
    }

    /** The attributes that a mapping may ask for, as an event of the route's own has them. */
    private static JsonNode event(String route) {
        return JSON.valueToTree(Map.of(
                "receipt", "0123456789abcdef0123456789abcdef",
                "type", "fi.vayla.example",
                "source", "example",
                "id", route,
                "subject", "example-1",
                "time", "2026-11-20T10:00:00Z"));
    }

    private static String routeOf(Path input) {
        return EXAMPLES.relativize(input).getName(0).toString();
    }

    private static String mappingOf(String route) {
        Matcher matcher = MAPPING.matcher(text(DELIVER.resolve(route + ".camel.yaml")));
        assertThat(matcher.find()).as("route %s names a mapping", route).isTrue();
        return matcher.group(1);
    }

    private static List<Path> inputs() {
        return walk(EXAMPLES, ".in.json");
    }

    private static Set<String> names(Path folder, String suffix) {
        Set<String> names = new TreeSet<>();
        walk(folder, suffix).forEach(file -> {
            String name = file.getFileName().toString();
            names.add(name.substring(0, name.length() - suffix.length()));
        });
        return names;
    }

    private static List<Path> walk(Path folder, String suffix) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(
                            file -> Files.isRegularFile(file) && file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(text(file));
        } catch (IOException e) {
            throw new AssertionError(file + ": " + e.getMessage(), e);
        }
    }

    /** Keys sorted, so that their order is no difference. */
    private static String pretty(JsonNode node) {
        try {
            return JSON.writeValueAsString(JSON.treeToValue(node, Object.class));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private record Systems(List<SystemDefinition> systems) {}
}
