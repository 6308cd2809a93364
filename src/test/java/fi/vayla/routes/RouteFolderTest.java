package fi.vayla.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.vayla.event.InvalidConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteFolderTest {

    @TempDir
    Path folder;

    private Path deliver;
    private RouteFolder routes;

    @BeforeEach
    void create() throws IOException {
        deliver = Files.createDirectories(folder.resolve("deliver"));
        Files.writeString(deliver.resolve("a.camel.yaml"), "first");
        routes = new RouteFolder(
                new FilePlaces(folder, new TreeMap<>(Map.of("systems.yaml", folder.resolve("s.yaml")))));
    }

    @Test
    void what_is_there_at_the_start_counts_at_once_and_a_change_at_the_second_look() throws IOException {
        assertThat(text()).isEqualTo("first");

        Files.writeString(deliver.resolve("a.camel.yaml"), "second");

        assertThat(text()).isEqualTo("first");
        assertThat(text()).isEqualTo("second");
    }

    @Test
    void a_folder_that_is_away_is_not_a_folder_without_routes() throws IOException {
        text();
        Files.move(deliver, folder.resolve("elsewhere"));

        assertThatThrownBy(() -> routes.look())
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("there is no such folder");

        Files.move(folder.resolve("elsewhere"), deliver);
        assertThat(text()).isEqualTo("first");
    }

    @Test
    void a_file_in_another_encoding_is_not_taken_for_text() throws IOException {
        Files.write(deliver.resolve("a.camel.yaml"), new byte[] {'#', (byte) 0xE4, '\n'});

        assertThat(routes.look().deliver().values())
                .singleElement()
                .satisfies(file -> assertThatThrownBy(file::readable)
                        .isInstanceOf(InvalidConfiguration.class)
                        .hasMessageContaining("is not UTF-8"));
    }

    private String text() {
        return routes.look().deliver().values().iterator().next().readable();
    }
}
