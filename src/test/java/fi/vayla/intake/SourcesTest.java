package fi.vayla.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.vayla.event.InvalidConfiguration;
import fi.vayla.system.Outcome;
import fi.vayla.system.SystemAdapter;
import fi.vayla.system.Systems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

class SourcesTest {

    private static final SystemAdapter SYSTEM = call -> new Outcome.Delivered(null);

    @TempDir
    private Path folder;

    @Test
    void a_source_is_found_by_its_id() throws IOException {
        Sources sources = sources("""
                sources:
                  - id: ideat
                    format: testi
                    description: Ideoita
                    authentication: {scheme: key, secret: env:IDEAT}
                    schema: inbound/idea.json
                    system: case-management
                    settings: {id: /id}
                """);
        assertThat(sources.find("ideat")).map(Source::settings).contains(Map.of("id", "/id"));
        assertThat(sources.find("none")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "format: testi | format: tseti | has the unknown format \"tseti\"; use one of ohut, testi",
                "id: ideat | id: Ideat | is part of an address; use a to z",
                "description: Ideoita | description: '' | has no description; add it",
                "'authentication: {scheme: key, secret: env:IDEAT}' | schema: null | says not how its callers prove who they are",
                "env:IDEAT | salaisuus | A secret is given by reference",
                "settings: {} | schema: inbound/none.json | inbound/none.json: there is no such schema",
                "settings: {} | system: none | There is no system none",
                "settings: {} | settings: {wrong: '1'} | the format says no",
                "settings: {} | settings: {kye: /id} | there is no setting kye of the format testi; use id, wrong",
                "format: testi | format: ohut | the format ohut fetches records; name the system that has them",
                "settings: {} | sceham: inbound/idea.json | sceham"
            })
    void a_wrong_entry_is_told_with_file_and_source(String right, String wrong, String message) {
        String entry = """
                sources:
                  - id: ideat
                    format: testi
                    description: Ideoita
                    authentication: {scheme: key, secret: env:IDEAT}
                    settings: {}
                """;
        assertThat(entry).contains(right);
        assertThatThrownBy(() -> sources(entry.replace(right, wrong)))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("sources.yaml")
                .hasMessageContaining(message)
                .hasMessageNotContaining("salaisuus");
    }

    @Test
    void an_id_is_there_once() {
        String entry = """
                  - {id: a, format: testi, description: A, authentication: {scheme: key, secret: env:A}}
                """;
        assertThatThrownBy(() -> sources("sources:\n" + entry + entry))
                .hasMessageContaining("source \"a\" is there twice");
    }

    @Test
    void an_empty_entry_is_told_and_an_empty_file_has_no_sources() throws IOException {
        assertThatThrownBy(() -> sources("sources:\n  -\n")).hasMessageContaining("source \"?\" is empty; remove it");
        assertThat(sources("sources:\n").find("ideat")).isEmpty();
    }

    private Sources sources(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("sources.yaml"), yaml);
        var settings = new IntakeSettings(file, DataSize.ofMegabytes(5), false, 10, 10);
        return new Sources(
                settings,
                List.of(new TestFormat("testi", false), new TestFormat("ohut", true)),
                Messages.SCHEMAS,
                new Systems(List.of(), Map.of("case-management", SYSTEM)));
    }

    private record TestFormat(String id, boolean needsSystem) implements Format {

        @Override
        public Set<String> settings() {
            return Set.of("id", "wrong");
        }

        @Override
        public void check(Source source) {
            if (source.settings().containsKey("wrong")) {
                throw new InvalidConfiguration("the format says no");
            }
        }

        @Override
        public Decoded decode(RawMessage message, Source source) {
            return new Decoded.Ignored("a test");
        }
    }
}
