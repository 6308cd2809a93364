package fi.vayla.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The shipped routes, checked and tested as {@code ./vayla routes} does it. */
class ShippedRoutesTest {

    private static RouteWorkbench workbench;
    private static SampleRun samples;

    @BeforeAll
    static void open() {
        workbench = RouteWorkbench.open(Path.of(""));
        samples = workbench.runSamples(List.of());
    }

    @AfterAll
    static void close() {
        workbench.close();
    }

    @Test
    void nothing_is_wrong_with_them() {
        assertThat(workbench.check()).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> each_sample_becomes_what_its_file_says() {
        return samples.results().stream()
                .map(result -> DynamicTest.dynamicTest(
                        result.route() + "/" + result.name(),
                        () -> assertThat(result).isInstanceOf(SampleRun.Result.Same.class)));
    }

    @Test
    void every_route_has_a_sample_and_every_mapping_a_route() {
        assertThat(samples.withoutSample()).isEmpty();
        RouteFiles files = new RouteFolder(new RouteSettings(Path.of("routes"), Duration.ZERO)).look();
        Set<String> used = files.deliver().values().stream()
                .flatMap(file -> NamedEndpoint.list(RouteFile.read(file).yaml().tree()).stream())
                .filter(endpoint -> endpoint.component().equals("mapping"))
                .map(NamedEndpoint::path)
                .collect(Collectors.toSet());
        assertThat(used).isEqualTo(files.mappings().keySet());
    }
}
