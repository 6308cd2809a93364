package fi.vayla.roadmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.vayla.event.InvalidConfiguration;
import fi.vayla.event.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgrammesTest {

    private static final Path SHIPPED = Path.of("config/roadmaps");

    @TempDir
    Path folder;

    @Test
    void every_row_of_what_is_shown_is_read() {
        Programmes programmes = Programmes.load(SHIPPED);

        assertThat(items(programmes, Goal.class)).hasSize(95);
        assertThat(items(programmes, Measure.class)).hasSize(284);
        assertThat(items(programmes, Project.class)).hasSize(142);
        assertThat(items(programmes, Metric.class)).hasSize(76);
        assertThat(all(programmes, programmes::maturity)).hasSize(33);
        assertThat(all(programmes, programmes::budget)).hasSize(63);
    }

    @Test
    void seventy_projects_are_done_and_the_others_say_nothing_of_their_status() {
        List<Project> projects = items(Programmes.load(SHIPPED), Project.class);

        assertThat(projects)
                .filteredOn(project -> project.statedStatus() == Status.done)
                .hasSize(70);
        assertThat(projects)
                .filteredOn(project -> project.statedStatus() == null)
                .hasSize(72);
    }

    @Test
    void years_units_and_partial_dates_are_kept_as_given() {
        Programmes programmes = Programmes.load(SHIPPED);

        assertThat(programmes.findItem("por-talousarvioesitys").orElseThrow())
                .isInstanceOfSatisfying(Measure.class, measure -> {
                    assertThat(measure.years()).containsExactly(2020, 2021);
                    assertThat(measure.responsibleUnits()).containsExactly("Rahoitusjohto");
                    assertThat(measure.funding()).isEqualTo(Measure.Funding.state_grant);
                });
        assertThat(items(programmes, Project.class))
                .extracting(Project::startDate)
                .contains("2020", "2020-11", "2020-12-09");
    }

    @Test
    void a_folder_saved_by_a_spreadsheet_with_a_byte_order_mark_is_read() throws IOException {
        copyShipped();
        Path file = folder.resolve("goals.csv");
        Files.writeString(file, "\uFEFF" + Files.readString(file));

        assertThat(items(Programmes.load(folder), Goal.class)).hasSize(95);
    }

    @Test
    void a_wrong_cell_is_named_with_file_row_and_column() throws IOException {
        assertBroken("measures.csv", ",residents,2020,Hallintojohto", ",residents,20x0,Hallintojohto")
                .hasMessage(folder.resolve("measures.csv") + ", row 2, column years: \"20x0\" is not a year;"
                        + " write four digits, several years as 2024;2025");
        assertBroken("projects.csv", "fi,finished,", "fi,ready,")
                .hasMessageContaining("projects.csv, row 6, column status: \"ready\" is not known here;"
                        + " use one of [finished, not_stated]");
        assertBroken("budget.csv", ",cell,100000,", ",cell,100 000,")
                .hasMessageContaining("budget.csv, row 2, column amount: \"100 000\" is not a number");
        assertBroken("programmes.csv", ",2024-06-10,", ",10.6.2024,")
                .hasMessageContaining("programmes.csv, row 2, column approval_date: \"10.6.2024\" is not a date");
        assertBroken("metrics.csv", "Measure done / not done", " ")
                .hasMessageContaining("metrics.csv, row 2, column title_en: the cell is empty; fill it in");
    }

    @Test
    void a_reference_that_leads_nowhere_is_named() throws IOException {
        assertBroken("measures.csv", "2023,por-t1,por-liityntapysakointi", "2023,por-t9,por-liityntapysakointi")
                .hasMessageContaining("measures.csv, row 4, column goal_id: there is no \"por-t9\"; use a goal_id of"
                        + " goals.csv, or leave the cell empty");
        assertBroken("programmes.csv", ",lahti-strategia,000", ",lahti-strategi,000")
                .hasMessageContaining(
                        "programmes.csv, row 2, column parent_programme_id: there is no \"lahti-strategi\"");
    }

    @Test
    void an_id_is_used_once_even_across_files() throws IOException {
        assertBroken("measures.csv", "por-strategiamittarit", "por-t1")
                .hasMessageContaining(
                        "measures.csv, row 3, column measure_id: \"por-t1\" is already the id of another row");
    }

    @Test
    void an_id_that_is_longer_than_events_take_is_named() throws IOException {
        assertBroken("measures.csv", "por-strategiamittarit", "a".repeat(501))
                .hasMessageContaining("measures.csv, row 3, column measure_id: is longer than 500 characters");
    }

    @Test
    void goals_that_are_each_others_parents_are_refused() throws IOException {
        assertBroken("goals.csv", "lahti-strategia,lah-s1,,", "lahti-strategia,lah-s1,lah-s1,")
                .hasMessageContaining("[lah-s1] are each other's parents");
    }

    @Test
    void every_problem_is_named_at_once() throws IOException {
        assertBroken("measures.csv", ",residents,2020,Hallintojohto", ",asukkaat,20x0,Hallintojohto")
                .hasMessageContaining("row 2, column audience: \"asukkaat\" is not known here")
                .hasMessageContaining("row 2, column years: \"20x0\" is not a year");
    }

    @Test
    void a_mistyped_or_missing_column_is_named() throws IOException {
        assertBroken("systems.csv", "vendor_or_owner", "vendor")
                .hasMessageContaining("systems.csv: there is no column \"vendor_or_owner\"");
        assertBroken("systems.csv", "name_type,notes", "name_type,notes,remark")
                .hasMessageContaining("row 2: it has 7 cells and the header 8");
    }

    @Test
    void what_is_not_utf8_or_not_csv_or_not_there_is_said_plainly() throws IOException {
        copyShipped();
        Path file = folder.resolve("maturity.csv");
        byte[] shipped = Files.readAllBytes(file);
        Files.write(file, new String(shipped, StandardCharsets.UTF_8).getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> Programmes.load(folder)).hasMessageContaining("maturity.csv: this is not UTF-8");

        Files.writeString(file, "\"never closed");
        assertThatThrownBy(() -> Programmes.load(folder)).hasMessageContaining("maturity.csv: this is not a CSV file");

        Files.delete(file);
        assertThatThrownBy(() -> Programmes.load(folder)).hasMessageContaining("maturity.csv: there is no such file");
    }

    private org.assertj.core.api.AbstractThrowableAssert<?, ? extends Throwable> assertBroken(
            String file, String from, String to) throws IOException {
        copyShipped();
        String text = Files.readString(folder.resolve(file));
        assertThat(text).contains(from);
        int at = text.indexOf(from);
        Files.writeString(folder.resolve(file), text.substring(0, at) + to + text.substring(at + from.length()));
        return assertThatThrownBy(() -> Programmes.load(folder)).isInstanceOf(InvalidConfiguration.class);
    }

    private void copyShipped() throws IOException {
        try (Stream<Path> files = Files.list(SHIPPED)) {
            for (Path file : files.toList()) {
                Files.write(folder.resolve(file.getFileName()), Files.readAllBytes(file));
            }
        }
    }

    private static <T extends Item> List<T> items(Programmes programmes, Class<T> kind) {
        return all(programmes, programmes::items).stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private static <T> List<T> all(Programmes programmes, java.util.function.Function<String, List<T>> ofProgramme) {
        return ids().stream()
                .peek(id -> assertThat(programmes.find(id)).isPresent())
                .flatMap(id -> ofProgramme.apply(id).stream())
                .toList();
    }

    private static List<String> ids() {
        var format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var parser = CSVParser.parse(SHIPPED.resolve("programmes.csv"), StandardCharsets.UTF_8, format)) {
            return parser.stream().map(row -> row.get("programme_id")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
