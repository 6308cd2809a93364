package fi.vayla.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fi.vayla.event.Finding;
import fi.vayla.event.InvalidConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SystemsTest {

    private static final SystemAdapter ADAPTER = new SystemAdapter() {
        @Override
        public Outcome deliver(Call call) {
            return new Outcome.Delivered(null);
        }

        @Override
        public boolean lists() {
            return true;
        }
    };

    @ParameterizedTest
    @ValueSource(strings = {"config/systems.yaml", "config/demo/systems.yaml"})
    void the_shipped_files_are_read(Path file) throws IOException {
        Systems systems = read(file, "rest", "roadmap", "camel", "github", "jira", "openproject", "ckan");

        assertThat(systems.list())
                .extracting(SystemDefinition::id)
                .containsExactlyInAnyOrder(
                        "case-management",
                        "website",
                        "form-tool",
                        "jira",
                        "github",
                        "openproject",
                        "redmine",
                        "servicenow",
                        "open-data",
                        "warehouse",
                        "roadmap");
        assertThat(systems.get("website").deliver(call())).isEqualTo(new Outcome.Delivered(null));
    }

    @Test
    void what_a_definition_leaves_out_has_its_default(@TempDir Path folder) throws IOException {
        Systems systems = read(write(folder, """
                systems:
                  - id: asiat
                    adapter: rest
                    description: Asiat päätöksineen
                    url: http://localhost:1
                  - id: nopea
                    adapter: rest
                    timeout: PT0.5S
                """), "rest");

        assertThat(systems.list())
                .containsExactly(
                        new SystemDefinition(
                                "asiat",
                                "rest",
                                "Asiat päätöksineen",
                                "http://localhost:1",
                                null,
                                Duration.ofSeconds(10),
                                "/id",
                                64,
                                0,
                                false,
                                Duration.ofSeconds(2)),
                        new SystemDefinition(
                                "nopea",
                                "rest",
                                "",
                                "",
                                null,
                                Duration.ofMillis(500),
                                "/id",
                                64,
                                0,
                                false,
                                Duration.ofSeconds(2)));
    }

    @Test
    void an_id_that_is_there_twice_is_an_error(@TempDir Path folder) throws IOException {
        assertInvalid(
                folder,
                "systems: [{id: asiat, adapter: rest}, {id: asiat, adapter: rest}]",
                ": system asiat is there twice (give each its own id)");
    }

    @Test
    void an_unknown_adapter_is_an_error_that_names_the_known_ones(@TempDir Path folder) throws IOException {
        assertInvalid(
                folder,
                "systems: [{id: asiat, adapter: soap}]",
                ": system asiat has the unknown adapter soap (use one of [rest])");
    }

    @Test
    void a_system_without_id_or_adapter_is_an_error(@TempDir Path folder) throws IOException {
        assertInvalid(folder, "systems: [{adapter: rest}]", ": a system has no id (give it one)");
        assertInvalid(folder, "systems: [{id: asiat}]", ": system asiat has no adapter (use one of [rest])");
    }

    @Test
    void a_file_without_systems_is_an_error(@TempDir Path folder) throws IOException {
        assertInvalid(folder, "systems:\n", ": there are no systems (list them under systems:)");
        assertInvalid(folder, "{}", ": there are no systems (list them under systems:)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rate: -1          | rate is calls a second, 0 for no limit, not -1.0",
                "concurrency: 5000 | concurrency is 1 to 1000 calls, not 5000",
                "concurrency: 0    | concurrency is 1 to 1000 calls, not 0",
                "concurrency: -3   | concurrency is 1 to 1000 calls, not -3",
                "settle: -2s       | settle is a time such as 2s, not PT-2S",
                "timeout: 0s       | timeout is a time such as 10s, not PT0S",
            })
    void a_value_out_of_its_bounds_is_named_with_its_system(String line, String message, @TempDir Path folder)
            throws IOException {
        assertInvalid(folder, "systems: [{id: asiat, adapter: rest, " + line + "}]", ": system asiat: " + message);
    }

    @Test
    void what_is_to_be_repaired_has_to_be_listed(@TempDir Path folder) throws IOException {
        assertInvalid(
                folder,
                "systems: [{id: asiat, adapter: rest, repair: [stale]}]",
                ": System asiat: what is repaired is found by comparing");
    }

    @Test
    void a_system_that_lists_nothing_has_no_records(@TempDir Path folder) throws IOException {
        Path file = write(folder, "systems: [{id: asiat, adapter: soap, records: {path: /asiat}}]");
        AdapterFactory mute = new AdapterFactory() {
            @Override
            public String id() {
                return "soap";
            }

            @Override
            public SystemAdapter create(SystemDefinition definition) {
                return call -> new Outcome.Delivered(null);
            }
        };

        assertThat(findings(file, List.of(mute)))
                .singleElement()
                .asString()
                .contains("System asiat: the adapter soap cannot list records (remove records)");
    }

    @Test
    void what_the_adapter_says_is_wrong_is_named_with_its_file(@TempDir Path folder) throws IOException {
        Path file = write(folder, "systems: [{id: asiat, adapter: soap}]");
        AdapterFactory fussy = new AdapterFactory() {
            @Override
            public String id() {
                return "soap";
            }

            @Override
            public SystemAdapter create(SystemDefinition definition) {
                throw new InvalidConfiguration("System asiat: url \"\" is no address");
            }
        };

        assertThat(findings(file, List.of(fussy)))
                .containsExactly(file + ":1:11: System asiat: url \"\" is no address");
    }

    @Test
    void what_a_system_is_to_be_spared_is_read(@TempDir Path folder) throws IOException {
        Systems systems = read(write(folder, """
                systems:
                  - id: asiat
                    adapter: rest
                    concurrency: 1000
                    rate: 0.5
                    idempotent: true
                    settle: 5s
                """), "rest");

        assertThat(systems.limits("asiat")).isEqualTo(new Limits(1000, 0.5, Duration.ofSeconds(5)));
        assertThat(systems.list().getFirst().idempotent()).isTrue();
    }

    @Test
    void a_mistyped_key_is_named_with_its_place(@TempDir Path folder) throws IOException {
        assertInvalid(folder, """
                systems:
                  - id: asiat
                    adaptor: rest
                    url: http://localhost:1
                """, ":3:5: there is no key \"adaptor\" here (use one of [");
    }

    @Test
    void a_timeout_in_the_wrong_form_is_named_with_its_place(@TempDir Path folder) throws IOException {
        assertInvalid(folder, """
                systems:
                  - id: asiat
                    timeout: 10 s
                """, ":3:14: ");
    }

    @Test
    void asking_for_a_system_that_is_not_there_names_those_that_are(@TempDir Path folder) throws IOException {
        Systems systems = read(write(folder, "systems: [{id: asiat, adapter: rest}]"), "rest");

        assertThatExceptionOfType(InvalidConfiguration.class)
                .isThrownBy(() -> systems.get("asia"))
                .withMessage("There is no system asia in config/systems.yaml; add it, or use one of [asiat]");
    }

    private static void assertInvalid(Path folder, String yaml, String message) throws IOException {
        Path file = write(folder, yaml);
        assertThat(findings(file, factories("rest")))
                .first(InstanceOfAssertFactories.STRING)
                .startsWith(file.toString())
                .contains(message);
    }

    private static Path write(Path folder, String yaml) throws IOException {
        return Files.writeString(folder.resolve("systems.yaml"), yaml);
    }

    private static Systems read(Path file, String... adapters) throws IOException {
        SystemsFile read = SystemsFile.check(file, Files.readString(file), factories(adapters));
        assertThat(read.findings()).isEmpty();
        return read.systems();
    }

    private static List<String> findings(Path file, List<AdapterFactory> factories) throws IOException {
        return SystemsFile.check(file, Files.readString(file), factories).findings().stream()
                .map(Finding::toString)
                .toList();
    }

    private static List<AdapterFactory> factories(String... adapters) {
        return Stream.of(adapters).<AdapterFactory>map(Factory::new).toList();
    }

    private static Call call() {
        return Calls.of(Calls.event("HEL-1"), java.util.Map.of(), "{}");
    }

    private record Factory(String id) implements AdapterFactory {
        @Override
        public SystemAdapter create(SystemDefinition definition) {
            return ADAPTER;
        }
    }
}
