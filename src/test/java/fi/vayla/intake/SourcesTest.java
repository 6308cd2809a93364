package fi.vayla.intake;

import static org.assertj.core.api.Assertions.assertThat;

import fi.vayla.event.Finding;
import fi.vayla.event.InvalidConfiguration;
import fi.vayla.system.Outcome;
import fi.vayla.system.SystemAdapter;
import fi.vayla.system.Systems;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourcesTest {

    private static final SystemAdapter SYSTEM = call -> new Outcome.Delivered(null);

    @Test
    void a_source_is_found_by_its_id() {
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
                "format: testi | format: tseti | has the unknown format \"tseti\" (use one of ohut, testi",
                "id: ideat | id: Ideat | is part of an address (use a to z",
                "description: Ideoita | description: '' | has no description (add it)",
                "'authentication: {scheme: key, secret: env:IDEAT}' | schema: null | says not how its callers prove who they are",
                "env:IDEAT | salaisuus | A secret is given by reference",
                "settings: {} | schema: inbound/none.json | inbound/none.json: there is no such schema",
                "settings: {} | system: none | There is no system none",
                "settings: {} | settings: {wrong: '1'} | the format says no",
                "settings: {} | settings: {kye: /id} | there is no setting kye of the format testi (use id, wrong)",
                "format: testi | format: ohut | the format ohut fetches records (name the system that has them",
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
        assertThat(findings(entry.replace(right, wrong)))
                .contains("sources.yaml:")
                .contains(message)
                .doesNotContain("salaisuus");
    }

    @Test
    void an_id_is_there_once() {
        String entry = """
                  - {id: a, format: testi, description: A, authentication: {scheme: key, secret: env:A}}
                """;
        assertThat(findings("sources:\n" + entry + entry)).contains("source \"a\" is there twice");
    }

    @Test
    void an_empty_entry_is_told_and_so_is_an_empty_file_but_not_an_empty_list() {
        assertThat(findings("sources:\n  -\n")).contains("source \"?\" is empty (remove it)");
        assertThat(findings("")).contains("there is nothing in it (list the sources under sources:)");
        assertThat(sources("sources:\n").find("ideat")).isEmpty();
    }

    private static Sources sources(String yaml) {
        SourcesFile read = read(yaml);
        assertThat(read.findings()).isEmpty();
        return read.sources();
    }

    private static String findings(String yaml) {
        return read(yaml).findings().stream().map(Finding::toString).collect(Collectors.joining("\n"));
    }

    private static SourcesFile read(String yaml) {
        return SourcesFile.check(
                Path.of("sources.yaml"),
                yaml,
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
