package fi.vayla.roadmap.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TableFileTest {

    private static final Path SHIPPED = Path.of("config/roadmaps");

    @TempDir
    Path folder;

    static Stream<Function<TableSet, byte[]>> writers() {
        return Stream.of(TableFile::zip, TableFile::workbook);
    }

    @ParameterizedTest
    @MethodSource("writers")
    void all_shipped_programmes_come_back_byte_by_byte(Function<TableSet, byte[]> writer) throws IOException {
        TableSet shipped = CsvFolder.read(SHIPPED).tables();

        ReadTables back = TableFile.read(writer.apply(shipped));
        CsvFolder.write(folder, back.tables());

        assertThat(back.problems()).isEmpty();
        assertThat(TableDifference.between(shipped, back.tables())).isEmpty();
        for (TableName table : shipped.grids().keySet()) {
            assertThat(folder.resolve(table.file())).hasSameBinaryContentAs(SHIPPED.resolve(table.file()));
        }
        assertThat(back.tables().digest()).isEqualTo(shipped.digest());
    }

    @ParameterizedTest
    @MethodSource("writers")
    void cells_of_any_kind_come_back_as_they_were(Function<TableSet, byte[]> writer) {
        Random random = new Random(5);
        for (int round = 0; round < 30; round++) {
            TableSet tables = tables(random);

            ReadTables back = TableFile.read(writer.apply(tables));

            assertThat(back.problems()).as("round %d", round).isEmpty();
            assertThat(back.tables().files())
                    .as("round %d", round)
                    .usingRecursiveComparison()
                    .isEqualTo(tables.files());
        }
    }

    private static TableSet tables(Random random) {
        SortedMap<TableName, Grid> grids = new TreeMap<>();
        for (TableName table : TableName.values()) {
            int width = 1 + random.nextInt(6);
            List<Grid.Line> lines = new ArrayList<>();
            for (int row = 2; row < 2 + random.nextInt(8); row++) {
                List<String> cells = new ArrayList<>(List.of("r" + row));
                IntStream.range(1, width).forEach(column -> cells.add(cell(random)));
                lines.add(new Grid.Line(row, cells));
            }
            List<String> header = IntStream.range(0, width)
                    .mapToObj(column -> column == 0 ? table.key() : "otsikko " + column)
                    .toList();
            grids.put(table, new Grid(table.name(), header, lines));
        }
        return new TableSet(grids);
    }

    private static String cell(Random random) {
        List<String> kinds = List.of(
                "",
                "1",
                "1.0",
                "3.50",
                "007",
                "-0",
                "-12.5",
                "2020",
                "2020-11",
                "2020-11-30",
                "10.6.2024",
                "1E5",
                "1e400",
                "0.1",
                "0.30000000000000004",
                "123456789012345678",
                "999999999999999",
                "=1+1",
                "+358",
                "@testi",
                "true",
                "yes",
                "Ääkköset öljyä, Åbo",
                "hän sanoi \"joo\"",
                "rivi\ntoinen",
                "a;b; c",
                "<b>&amp;</b>",
                "_x0041_",
                "😀",
                "'1",
                "-",
                "a\tb",
                "a  b",
                "#REF!",
                "1 000",
                "1,5",
                "NaN",
                "0x10",
                "12:30");
        return kinds.get(random.nextInt(kinds.size()));
    }

    @Test
    void a_zip_file_packed_on_a_desk_with_folders_and_notes_is_read() throws IOException {
        SortedMap<String, byte[]> parts = new TreeMap<>();
        CsvFolder.read(SHIPPED).tables().files().forEach((name, content) -> parts.put("tiekartta/" + name, content));
        parts.put("tiekartta/README.md", "Lue tämä".getBytes(StandardCharsets.UTF_8));
        parts.put("__MACOSX/tiekartta/._goals.csv", new byte[] {0, 5});

        ReadTables read = TableFile.read(ZipParts.write(parts));

        assertThat(read.problems()).isEmpty();
        assertThat(read.tables().grids()).hasSize(9);
    }

    @Test
    void what_is_no_such_file_is_said_plainly() throws IOException {
        assertThat(TableFile.read(Files.readAllBytes(SHIPPED.resolve("goals.csv")))
                        .problems())
                .singleElement()
                .asString()
                .contains("neither a workbook (.xlsx) nor a ZIP file");
        SortedMap<String, byte[]> parts =
                new TreeMap<>(CsvFolder.read(SHIPPED).tables().files());
        parts.put("mesures.csv", parts.remove("measures.csv"));
        assertThat(TableFile.read(ZipParts.write(parts)).problems())
                .extracting(TableProblem::toString)
                .containsExactlyInAnyOrder(
                        "mesures.csv: there is no such table; correct the name or remove the file",
                        "measures: there is no such file in the ZIP file; add it");
        byte[] cut = TableFile.workbook(CsvFolder.read(SHIPPED).tables());
        assertThat(TableFile.read(java.util.Arrays.copyOf(cut, cut.length / 2)).problems())
                .isNotEmpty();
    }

    @Test
    void a_file_that_grows_beyond_measure_when_it_is_unpacked_is_refused() throws IOException {
        byte[] bomb = ZipParts.write(new TreeMap<>(java.util.Map.of("goals.csv", new byte[ZipParts.MOST + 1])));

        assertThat(bomb.length).isLessThan(1_000_000);
        assertThat(TableFile.read(bomb).problems()).singleElement().asString().contains("larger than");
    }
}
