package fi.vayla.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YamlTest {

    private record Town(String name, @Nullable Integer residents, List<String> units) {}

    private record Towns(List<Town> towns) {}

    @Test
    void a_file_becomes_a_record(@TempDir Path folder) throws IOException {
        Path file = write(folder, StandardCharsets.UTF_8, """
                name: Testilä
                residents: 1200
                units: [Sivistys, Tekninen työ]
                """);

        assertThat(Yaml.read(file, Town.class))
                .isEqualTo(new Town("Testilä", 1200, List.of("Sivistys", "Tekninen työ")));
    }

    @Test
    void a_mistyped_key_is_named_with_its_line_and_column(@TempDir Path folder) throws IOException {
        assertInvalid(folder, "name: Testilä\nuntis: []\nresidents: 1200\n", ":2:1: ", "untis");
    }

    @Test
    void a_mistyped_key_of_a_list_is_named_with_its_own_line(@TempDir Path folder) throws IOException {
        Path file = write(folder, StandardCharsets.UTF_8, """
                towns:
                  - name: Testilä
                    residents: 1200
                  - name: Toisaala
                    residnets: 800
                    units: []
                  - name: Kolmasti
                    residents: 3
                """);

        assertThatExceptionOfType(InvalidConfiguration.class)
                .isThrownBy(() -> Yaml.read(file, Towns.class))
                .withMessageStartingWith(file + ":5:5: ")
                .withMessageContaining("residnets");
    }

    @Test
    void a_quote_or_bracket_that_is_not_closed_is_named_where_it_is_opened(@TempDir Path folder) throws IOException {
        assertInvalid(folder, "residents: 1\nname: \"Testilä\nunits: []\n", ":2:7: ", "opened here");
        assertInvalid(folder, "name: \"Testilä\nunits: [\"Tekninen työ\"]\n", ":1:7: ", "opened here");
        assertInvalid(folder, "units: [Sivistys\nresidents: 1\n- 2\n", ":1:8: ", "opened here");
    }

    @Test
    void a_value_of_the_wrong_kind_is_named_with_its_line_and_column(@TempDir Path folder) throws IOException {
        assertInvalid(folder, "name: Testilä\nresidents: monta\n", ":2:12: ", "monta");
    }

    @Test
    void broken_yaml_is_named_with_its_line_and_column(@TempDir Path folder) throws IOException {
        assertInvalid(folder, "name: Testilä\nunits: [Sivistys\nresidents: 1\n", ":2:8:", "expected");
    }

    @Test
    void a_key_that_stands_there_twice_is_an_error(@TempDir Path folder) throws IOException {
        assertInvalid(folder, "name: Testilä\nresidents: 1\nname: Toisaala\n", ":3:", "name");
    }

    @Test
    void an_empty_file_is_an_error(@TempDir Path folder) throws IOException {
        assertInvalid(folder, "", "town.yaml", "");
        assertInvalid(folder, "# vain huomautus\n", "town.yaml", "");
    }

    @Test
    void a_key_without_a_value_is_as_if_it_were_absent(@TempDir Path folder) throws IOException {
        Path file = write(folder, StandardCharsets.UTF_8, "name: Testilä\nresidents:\nunits: []\n");

        assertThat(Yaml.read(file, Town.class)).isEqualTo(new Town("Testilä", null, List.of()));
    }

    @Test
    void a_file_that_is_not_utf_8_is_an_error_that_says_what_to_do(@TempDir Path folder) throws IOException {
        Path file = write(folder, StandardCharsets.ISO_8859_1, "name: Testilä\n");

        assertThatExceptionOfType(InvalidConfiguration.class)
                .isThrownBy(() -> Yaml.read(file, Town.class))
                .withMessage(file + ": is not UTF-8; save it in that encoding");
    }

    @Test
    void a_file_that_is_not_there_is_an_error_that_says_what_to_do(@TempDir Path folder) {
        Path file = folder.resolve("town.yaml");

        assertThatExceptionOfType(InvalidConfiguration.class)
                .isThrownBy(() -> Yaml.read(file, Town.class))
                .withMessage(file + ": there is no such file; create it or correct the setting");
    }

    private static void assertInvalid(Path folder, String yaml, String place, String what) throws IOException {
        Path file = write(folder, StandardCharsets.UTF_8, yaml);
        assertThatExceptionOfType(InvalidConfiguration.class)
                .isThrownBy(() -> Yaml.read(file, Town.class))
                .satisfies(e -> assertThat(e).message().startsWith(file.toString()))
                .withMessageContaining(place)
                .withMessageContaining(what);
    }

    private static Path write(Path folder, Charset encoding, String yaml) throws IOException {
        return Files.writeString(folder.resolve("town.yaml"), yaml, encoding);
    }
}
