package fi.vayla.roadmap.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;

/** What spreadsheet programs and the people before them do to a table. */
class WorkbookReaderTest {

    @Test
    void numbers_are_read_as_people_see_them() {
        assertThat(cells(sheet -> {
                    sheet.value(1, 0, 2024.0);
                    sheet.value(1, 1, 0.1 + 0.2);
                    sheet.value(1, 2, 1_500_000);
                }))
                .containsExactly("2024", "0.3", "1500000");
    }

    @Test
    void dates_are_read_as_days_or_as_months_where_the_cell_shows_no_day() {
        assertThat(cells(sheet -> {
                    sheet.value(1, 0, LocalDate.of(2024, 6, 10));
                    sheet.style(1, 0).format("d.m.yyyy").set();
                    sheet.value(1, 1, LocalDate.of(2024, 11, 1));
                    sheet.style(1, 1).format("mmm\\-yy").set();
                    sheet.value(1, 2, 45453);
                    sheet.style(1, 2).format("0.00 \"my\"").set();
                }))
                .containsExactly("2024-06-10", "2024-11", "45453");
    }

    @Test
    void blanks_around_a_text_and_line_ends_of_other_systems_do_not_count() {
        assertThat(cells(sheet -> {
                    sheet.value(1, 0, "  Äiti \u00A0");
                    sheet.value(1, 1, "eka\r\ntoka");
                    sheet.value(1, 2, " ");
                }))
                .containsExactly("Äiti", "eka\ntoka", "");
    }

    @Test
    void empty_rows_are_passed_over_and_the_others_keep_their_numbers() {
        ReadTables read = read(sheet -> {
            header(sheet);
            sheet.value(3, 0, "eka");
            sheet.value(7, 2, " ");
            sheet.value(9, 0, "toka");
        });

        assertThat(goals(read).lines()).extracting(Grid.Line::number).containsExactly(4L, 10L);
    }

    @Test
    void merged_cells_nameless_columns_and_formulas_without_a_result_are_named_with_their_place() {
        ReadTables read = read(sheet -> {
            header(sheet);
            sheet.range(4, 0, 5, 1).merge();
            sheet.value(4, 0, "yhteinen");
            sheet.formula(6, 1, "1+1");
            sheet.value(7, 5, "huomautus");
        });

        assertThat(read.problems())
                .extracting(TableProblem::toString)
                .contains(
                        "sheet goals: the cells A5:B6 are merged, so all but one are empty; unmerge them",
                        "sheet goals, row 7, column B: the formula has no result in it; save the workbook in a"
                                + " spreadsheet program",
                        "sheet goals, row 8, column F: \"huomautus\" stands in a column without a name; name the column or"
                                + " empty the cell");
    }

    @Test
    void a_column_that_is_there_twice_is_named() {
        assertThat(read(sheet -> {
                            sheet.value(0, 0, "goal_id");
                            sheet.value(0, 1, "goal_id");
                        })
                        .problems())
                .extracting(TableProblem::toString)
                .contains("sheet goals, row 1, column goal_id: the column is there twice; remove one");
    }

    @Test
    void a_sheet_of_another_name_is_named_unless_it_is_empty() {
        ReadTables read = TableFile.read(workbook(book -> {
            book.newWorksheet("Taul1");
            book.newWorksheet("GOALS").value(0, 0, "goal_id");
            book.newWorksheet("mesures").value(0, 0, "measure_id");
        }));

        assertThat(read.problems())
                .extracting(TableProblem::toString)
                .contains(
                        "sheet mesures: there is no such table; correct the name or remove the sheet",
                        "measures: there is no such sheet in the workbook; add it")
                .noneMatch(problem -> problem.contains("Taul1") || problem.contains("GOALS"));
    }

    private static void header(Worksheet sheet) {
        sheet.value(0, 0, "goal_id");
        sheet.value(0, 1, "title");
        sheet.value(0, 2, "notes");
    }

    private static List<String> cells(Consumer<Worksheet> filling) {
        ReadTables read = read(sheet -> {
            header(sheet);
            filling.accept(sheet);
        });
        return goals(read).lines().getFirst().cells();
    }

    private static Grid goals(ReadTables read) {
        return read.tables().find(TableName.goals).orElseThrow();
    }

    private static ReadTables read(Consumer<Worksheet> filling) {
        return TableFile.read(workbook(book -> filling.accept(book.newWorksheet("goals"))));
    }

    private static byte[] workbook(Consumer<Workbook> filling) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "Testi", "1.0")) {
            filling.accept(book);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
