package fi.vayla.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import fi.vayla.log.Appended;
import fi.vayla.routes.RouteVersion.Loaded;
import fi.vayla.system.Outcome;
import fi.vayla.system.Systems;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteLoaderTest {

    private static final String GOOD = """
            - route:
                id: testi
                description: A route of a test.
                from:
                  uri: event:form.submitted
                  steps:
                    - to: mapping:plain.jslt
                    - to: system:known
            """;
    private static final TextFile MAPPING = TextFile.of(Path.of("routes/mappings/plain.jslt"), "{\"id\": .submission}");

    private final RouteLoader loader = new RouteLoader(
            new Systems(List.of(), Map.of("known", call -> new Outcome.Delivered(null))),
            event -> CompletableFuture.completedFuture(new Appended.Unavailable("not asked for")),
            Clock.systemUTC());

    @Test
    void a_good_file_is_ready_with_its_routes_and_the_mappings_that_it_names() {
        Loaded loaded = load(GOOD);

        assertThat(loaded).asInstanceOf(type(Loaded.Ready.class)).satisfies(ready -> {
            RouteVersion version = ready.version();
            assertThat(version.ids()).containsExactly("testi");
            assertThat(version.routeIds()).containsExactly("testi");
            assertThat(version.mappings()).containsOnly(Map.entry("plain.jslt", MAPPING));
            version.context().stop();
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            system:known                | system:unknown          | There is no system unknown
            mapping:plain.jslt          | mapping:missing.jslt    | there is no mapping missing.jslt
            system:known                | sftp:example.org        | sftp
            event:form.submitted        | event:form.eaten        | There is no event type form.eaten
            event:form.submitted        | event:form.submitted?concurency=2 | concurency
            description: A route        | note: A route           | no description
            id: testi                   | id: Testi               | a route's id has small letters
            - route:                    | - rout:                 | every entry is a route
            """)
    void what_is_wrong_is_said_with_the_file(String good, String wrong, String problem) {
        Loaded loaded = load(GOOD.replace(good, wrong));

        assertThat(loaded)
                .asInstanceOf(type(Loaded.Broken.class))
                .satisfies(broken -> assertThat(broken.findings().getFirst().toString())
                        .startsWith("routes/deliver/testi.camel.yaml:")
                        .contains(problem)
                        .doesNotContain("\n"));
    }

    @Test
    void a_version_is_of_its_files_until_one_that_it_uses_changes() {
        if (load(GOOD) instanceof Loaded.Ready(RouteVersion version)) {
            TextFile other = TextFile.of(MAPPING.path(), "{}");

            assertThat(version.isOf(file(GOOD), Map.of("plain.jslt", MAPPING, "unused.jslt", other)))
                    .isTrue();
            assertThat(version.isOf(file(GOOD), Map.of("plain.jslt", other))).isFalse();
            assertThat(version.isOf(file(GOOD), Map.of())).isFalse();
            assertThat(version.isOf(file(GOOD + "#"), Map.of("plain.jslt", MAPPING)))
                    .isFalse();
            version.context().stop();
        } else {
            throw new AssertionError("The good file is not ready");
        }
    }

    private Loaded load(String text) {
        return loader.load(file(text), Map.of("plain.jslt", MAPPING));
    }

    private static TextFile file(String text) {
        return TextFile.of(Path.of("routes/deliver/testi.camel.yaml"), text);
    }
}
