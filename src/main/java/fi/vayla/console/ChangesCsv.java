package fi.vayla.console;

import fi.vayla.roadmap.RoadmapChanges;
import fi.vayla.roadmap.RoadmapChanges.FieldChange;
import fi.vayla.roadmap.RoadmapChanges.Touched;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** A difference as CSV (RFC 4180, UTF-8): one row for each item that came or went, and for each field that changed. */
final class ChangesCsv {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader(
                    "programme",
                    "id",
                    "kind",
                    "goal",
                    "title",
                    "responsible_units",
                    "change",
                    "field",
                    "from",
                    "to",
                    "at",
                    "by")
            .get();

    private ChangesCsv() {}

    static byte[] write(String programme, RoadmapChanges changes) {
        var out = new StringBuilder();
        try (var printer = new CSVPrinter(out, FORMAT)) {
            rows(programme, changes, printer);
        } catch (IOException e) {
            throw new UncheckedIOException("A StringBuilder always takes more", e);
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void rows(String programme, RoadmapChanges changes, CSVPrinter printer) throws IOException {
        for (Touched item : changes.added()) {
            print(printer, programme, item, "added", null);
        }
        for (Touched item : changes.removed()) {
            print(printer, programme, item, "removed", null);
        }
        for (Touched item : changes.changed()) {
            for (FieldChange field : item.fields()) {
                print(printer, programme, item, "changed", field);
            }
        }
    }

    private static void print(
            CSVPrinter printer, String programme, Touched item, String change, @Nullable FieldChange field)
            throws IOException {
        Stream<@Nullable Object> about = Stream.of(
                programme,
                item.id(),
                item.kind(),
                item.goal(),
                item.title(),
                RoadmapCsv.joined(item.responsibleUnits()),
                change);
        Stream<@Nullable Object> said = field == null
                ? Stream.of("", "", "", "", "")
                : Stream.of(field.field(), field.from(), field.to(), field.at(), field.by());
        List<String> cells =
                Stream.concat(about, said).map(RoadmapCsv::harmless).toList();
        printer.printRecord(cells);
    }
}
