package fi.vayla.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.vayla.event.CaseRecord;
import fi.vayla.event.EventData;
import fi.vayla.event.EventType;
import fi.vayla.event.FormSubmitted;
import fi.vayla.event.IdeaProposed;
import fi.vayla.event.InvalidConfiguration;
import fi.vayla.event.Json;
import fi.vayla.event.MetricReported;
import fi.vayla.event.Problem;
import fi.vayla.event.ProjectChanged;
import fi.vayla.event.RoadmapItemChanged;
import fi.vayla.event.RoadmapRecordOrphaned;
import fi.vayla.event.RoadmapStated;
import fi.vayla.event.Status;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SchemasTest {

    private static final Path FOLDER = Path.of("config/schemas");
    private static final Instant NOW = Instant.parse("2026-11-02T08:00:00.123456789Z");

    private final Schemas schemas = new Schemas(FOLDER);

    /** Every field of every kind of data is set. */
    static List<EventData> fullData() {
        var form = new FormSubmitted(
                "testi",
                "1",
                NOW,
                true,
                "fi",
                new FormSubmitted.Submitter(
                        FormSubmitted.Submitter.Kind.person, "Åke Testinen", "000000-000X", "ake@example.fi", "+358"),
                Json.MAPPER.createObjectNode().put("vastaus", "Öljyä"),
                List.of(new FormSubmitted.Attachment("a.pdf", "application/pdf", 1L, "https://example.fi/a", "Liite")));
        var project = new ProjectChanged(
                "TST-1",
                "Testi",
                Status.in_progress,
                "Kesken",
                50,
                ProjectChanged.Health.amber,
                LocalDate.parse("2026-01-01"),
                LocalDate.parse("2026-12-31"),
                "Tietohallinto",
                NOW,
                "https://example.fi/TST-1");
        var item = new RoadmapItemChanged(
                "testi-1",
                "testila",
                "measure",
                "Testi",
                Map.of("status", new RoadmapItemChanged.Field("done", NOW, NOW, NOW, "jira", "0".repeat(32))),
                List.of(new RoadmapItemChanged.Change("status", "planned", "done")),
                "jira",
                List.of(new RoadmapItemChanged.Link("jira", "TST-1")),
                "website");
        var stated = new RoadmapStated(
                "testi-1",
                "testila",
                "measure",
                "Testi",
                RoadmapStated.OPERATOR,
                "TST-1",
                "0".repeat(32),
                NOW,
                NOW,
                Map.of("status", new RoadmapStated.Said("done", RoadmapStated.Verdict.taken)),
                new RoadmapStated.Decides("status", "1".repeat(32), true),
                "testaaja",
                "Sovittu ohjausryhmässä");
        var orphan =
                new RoadmapRecordOrphaned("website", "7", "testila", "testi-1", RoadmapRecordOrphaned.Reason.duplicate);
        var metric = new MetricReported("m-1", new BigDecimal("12.5"), "%", "Osuus", NOW);
        var idea = new IdeaProposed("1", "Lisää puita", "Kaikkialle", "testila", NOW);
        return List.of(
                form,
                project,
                item,
                stated,
                orphan,
                metric,
                idea,
                record(CaseRecord.Movement.OPENED),
                record(CaseRecord.Movement.CHANGED),
                record(CaseRecord.Movement.DECIDED),
                record(CaseRecord.Movement.CLOSED));
    }

    private static CaseRecord record(CaseRecord.Movement movement) {
        return new CaseRecord(
                movement,
                "TST-1",
                "TST 1",
                "Testi",
                "Ratkaistu",
                "00 00 03",
                "fi",
                false,
                NOW,
                NOW,
                new CaseRecord.Decision("Päätös", NOW, "https://example.fi/1"),
                List.of(new CaseRecord.Document("{A}", "Liite", "liite", "sv", true, NOW, "https://example.fi/2")));
    }

    @ParameterizedTest
    @MethodSource("fullData")
    void what_the_hub_writes_is_valid(EventData data) {
        assertThat(schemas.validate(data.type(), Json.write(data))).isEmpty();
    }

    @Test
    void every_event_type_is_written_above() {
        assertThat(fullData()).extracting(EventData::type).containsExactlyInAnyOrder(EventType.values());
    }

    @ParameterizedTest
    @CsvSource({
        "form.submitted.v1.json, FormSubmitted",
        "case-record.v1.json, CaseRecord",
        "project.changed.v1.json, ProjectChanged",
        "idea.proposed.v1.json, IdeaProposed",
        "metric.reported.v1.json, MetricReported",
        "roadmap.record-orphaned.v1.json, RoadmapRecordOrphaned",
        "roadmap.stated.v1.json, RoadmapStated",
        "roadmap.item-changed.v1.json, RoadmapItemChanged"
    })
    void a_schema_names_exactly_the_fields_of_its_record(String file, String name) throws Exception {
        var properties = Json.read(Files.readAllBytes(FOLDER.resolve(file))).path("properties");
        var names = new TreeSet<String>();
        properties.properties().forEach(property -> names.add(property.getKey()));
        assertThat(names)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Class.forName("fi.vayla.event." + name).getRecordComponents())
                                .map(RecordComponent::getName)
                                .filter(component -> !component.equals("movement"))
                                .toList());
    }

    @Test
    void an_unknown_field_a_wrong_word_and_a_wrong_time_are_problems_with_their_places() {
        byte[] data = """
                {"project": "TST-1", "status": "valmis", "changedAt": "eilen", "väri": "punainen", "progress": 101}
                """.getBytes(StandardCharsets.UTF_8);
        assertThat(schemas.validate(EventType.PROJECT_CHANGED, data))
                .extracting(Problem::pointer)
                .containsExactlyInAnyOrder("/status", "/changedAt", "", "/progress");
    }

    @Test
    void a_decided_case_has_a_decision() {
        var undecided = (tools.jackson.databind.node.ObjectNode)
                Json.read(Json.write(record(CaseRecord.Movement.CHANGED))).deepCopy();
        undecided.remove("decision");
        assertThat(schemas.validate(EventType.CASE_CHANGED, undecided)).isEmpty();
        assertThat(schemas.validate(EventType.CASE_DECIDED, undecided)).hasSize(1);
    }

    @Test
    void bytes_that_are_not_json_are_a_problem_of_the_document() {
        assertThat(schemas.validate(EventType.IDEA_PROPOSED, "{".getBytes(StandardCharsets.UTF_8)))
                .extracting(Problem::pointer)
                .containsExactly("");
    }

    @Test
    void an_inbound_document_is_checked_by_its_file() {
        var idea = Json.MAPPER.readTree("{\"id\": \"1\", \"proposer\": {\"email\": \"x\"}}");
        assertThat(schemas.validate("inbound/idea.json", idea))
                .extracting(Problem::pointer)
                .containsExactlyInAnyOrder("", "/proposer/email");
        assertThatThrownBy(() -> schemas.validate("inbound/none.json", idea))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("none.json: there is no such schema; the folder has case-record.v1.json");
    }

    @Test
    void a_missing_schema_names_the_file(@TempDir Path folder) throws IOException {
        copy(folder);
        Files.delete(folder.resolve("idea.proposed.v1.json"));
        assertInvalid(folder, "idea.proposed.v1.json: the schema of idea.proposed events is missing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\": | own.json:1:9: is not JSON",
                "[] | own.json: a schema is a JSON object",
                "{\"type\": \"strnig\"} | own.json: is not a JSON Schema; /type",
                "{\"$ref\": \"https://example.fi/elsewhere.json\"} | own.json: the schema cannot be used",
                "{\"$id\": \"urn:vayla:schema:case-record:1\"} | another file has the same $id",
                "{\"$schema\": \"https://example.fi/dialect\"} | own.json: the schema cannot be used"
            })
    void a_broken_schema_names_the_file_and_the_place(String text, String message, @TempDir Path folder)
            throws IOException {
        copy(folder);
        Files.writeString(folder.resolve("own.json"), text);
        assertInvalid(folder, message);
    }

    @Test
    void a_canonical_schema_keeps_its_id(@TempDir Path folder) throws IOException {
        copy(folder);
        Path file = folder.resolve("idea.proposed.v1.json");
        Files.writeString(file, Files.readString(file).replace("idea.proposed:1", "idea.proposed:2"));
        assertInvalid(folder, "it must be \"urn:vayla:schema:idea.proposed:1\"");
    }

    @Test
    void a_missing_folder_names_the_setting() {
        assertInvalid(Path.of("config/none"), "correct the setting vayla.log.schemas");
    }

    private static void assertInvalid(Path folder, String message) {
        assertThatThrownBy(() -> new Schemas(folder))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining(message);
    }

    private static void copy(Path target) throws IOException {
        try (var files = Files.list(FOLDER)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, target.resolve(file.getFileName()));
            }
        }
    }
}
