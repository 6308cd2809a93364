package fi.vayla;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.event.Json;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Keeps {@code src/docs/settings.md} and {@code config/application.yaml} true to the settings records, whose names,
 * defaults and Javadoc the compiler writes down as Spring's configuration metadata.
 */
class SettingsReferenceTest {

    private static final Path REFERENCE = Path.of("src/docs/settings.md");
    private static final Path SHIPPED = Path.of("config/application.yaml");
    private static final Pattern GENERATED = Pattern.compile("(?s)(<!-- generated: (\\w+) -->\n).*?(<!-- end -->)");
    private static final Pattern COMMENTED_OUT = Pattern.compile("(?m)^#([a-z][a-z0-9.-]*:.*)$");
    private static final String REGENERATE = "mvn test -Dtest=SettingsReferenceTest -Dsettings.write=true";

    /** What nobody sets for a town that is not simulated. */
    private static final Pattern OF_THE_DEMO = Pattern.compile("vayla\\.(demo|town)\\..*");

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("fi.vayla.routes.RouteSettings$Apply", "auto or manual"),
            Map.entry("java.lang.Boolean", "true or false"),
            Map.entry("java.lang.Double", "number"),
            Map.entry("java.lang.Integer", "whole number"),
            Map.entry("java.lang.Short", "whole number"),
            Map.entry("java.lang.String", "text"),
            Map.entry("java.net.URI", "address"),
            Map.entry("java.nio.file.Path", "path"),
            Map.entry("java.time.Duration", "duration"),
            Map.entry("java.util.List<java.lang.String>", "list"),
            Map.entry("java.util.Map<java.lang.String,java.lang.String>", "names and texts"),
            Map.entry("org.springframework.util.unit.DataSize", "size"));

    private record Setting(String key, String type, String defaultValue, String meaning) {

        static Setting of(JsonNode property) {
            String type = property.path("type").asString();
            String text = property.path("description").asString().replaceAll("\\{@code ([^}]*)}", "`$1`");
            assertThat(text).as("the meaning of " + property.path("name")).isNotEmpty();
            return new Setting(
                    property.path("name").asString(),
                    TYPES.getOrDefault(type, type),
                    property.path("defaultValue").asString(""),
                    Character.toUpperCase(text.charAt(0)) + text.substring(1));
        }

        boolean ofTheDemo() {
            return OF_THE_DEMO.matcher(key).matches();
        }

        String row() {
            String shown = defaultValue.isEmpty() ? "" : "`" + defaultValue + "`";
            return "| `%s` | %s | %s | %s |\n".formatted(key, type, shown, meaning);
        }
    }

    @Test
    void the_reference_says_what_the_records_say() throws Exception {
        String before = Files.readString(REFERENCE);
        String after = GENERATED
                .matcher(before)
                .replaceAll(part -> Matcher.quoteReplacement(
                        part.group(1) + table(part.group(2).equals("demo")) + part.group(3)));
        if (Boolean.getBoolean("settings.write")) {
            Files.writeString(REFERENCE, after);
            return;
        }
        assertThat(before)
                .as(REFERENCE + " is not what the settings records say; write it anew with: " + REGENERATE)
                .isEqualTo(after);
    }

    @Test
    void the_shipped_file_names_every_key_at_its_default() throws Exception {
        Map<String, String> shipped = shipped();
        Map<String, String> expected = new TreeMap<>();
        for (Setting setting : settings()) {
            if (!setting.ofTheDemo()) {
                boolean example = setting.defaultValue().isEmpty() && shipped.containsKey(setting.key());
                expected.put(setting.key(), example ? shipped.get(setting.key()) : setting.defaultValue());
            }
        }
        shipped.keySet().removeIf(key -> !key.startsWith("vayla."));
        assertThat(shipped)
                .as(SHIPPED + " is not what the settings records say")
                .isEqualTo(expected);
    }

    @Test
    void every_key_of_the_shipped_file_stands_in_the_reference() throws Exception {
        String reference = Files.readString(REFERENCE);
        assertThat(shipped().keySet()).allSatisfy(key -> assertThat(reference).contains("| `" + key + "` |"));
    }

    /** Nothing in the shipped file counts until somebody removes the number sign in front of it. */
    private static Map<String, String> shipped() throws IOException {
        String keys = COMMENTED_OUT
                .matcher(Files.readString(SHIPPED))
                .results()
                .map(line -> line.group(1))
                .collect(Collectors.joining("\n"));
        Map<String, String> values = new TreeMap<>();
        new YAMLMapper()
                .readTree(keys)
                .properties()
                .forEach(entry -> values.put(
                        entry.getKey(),
                        entry.getValue().asString(entry.getValue().toString())));
        return values;
    }

    private static String table(boolean demo) {
        StringBuilder table = new StringBuilder("| key | type | default | meaning |\n|---|---|---|---|\n");
        for (Setting setting : settings()) {
            if (setting.ofTheDemo() == demo) {
                table.append(setting.row());
            }
        }
        return table.toString();
    }

    private static List<Setting> settings() {
        try {
            Path classes = Path.of(VaylaApplication.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            byte[] metadata = Files.readAllBytes(classes.resolve("META-INF/spring-configuration-metadata.json"));
            List<Setting> settings = new ArrayList<>();
            Json.read(metadata).path("properties").forEach(property -> settings.add(Setting.of(property)));
            return settings;
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("The compiler wrote no configuration metadata", e);
        }
    }
}
