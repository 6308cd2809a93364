package fi.vayla.console;

import fi.vayla.roadmap.ItemView;
import fi.vayla.roadmap.Measure;
import fi.vayla.roadmap.ProgrammeView;
import fi.vayla.roadmap.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * A programme's items as CSV (RFC 4180, UTF-8), one row each; lists inside a cell use {@code ;}. A text that a spreadsheet
 * would run as a formula gets an apostrophe in front, since anyone can propose an idea.
 */
final class RoadmapCsv {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader(
                    "programme",
                    "id",
                    "kind",
                    "goal",
                    "title",
                    "title_en",
                    "status",
                    "progress",
                    "health",
                    "years",
                    "start_date",
                    "end_date",
                    "responsible_units",
                    "audience",
                    "lead_municipality",
                    "partners",
                    "topic",
                    "counted",
                    "changed_at",
                    "changed_by")
            .get();

    private RoadmapCsv() {}

    static byte[] write(ProgrammeView view) {
        var out = new StringBuilder();
        try (var printer = new CSVPrinter(out, FORMAT)) {
            for (ItemView item : view.items()) {
                printer.printRecord(row(view.id(), item).map(RoadmapCsv::harmless));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A StringBuilder always takes more", e);
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Stream<@Nullable Object> row(String programme, ItemView item) {
        Measure measure = item.facts() instanceof Measure facts ? facts : null;
        Project project = item.facts() instanceof Project facts ? facts : null;
        return Stream.of(
                programme,
                item.id(),
                item.kind(),
                item.goal(),
                item.title(),
                item.titleEn(),
                item.status(),
                item.progress(),
                item.health(),
                joined(item.years()),
                item.startDate(),
                item.endDate(),
                joined(item.responsibleUnits()),
                measure == null ? null : measure.audience(),
                project == null ? null : project.lead(),
                project == null ? null : partners(project),
                project == null ? null : project.topic(),
                item.counted() ? "yes" : "no",
                item.changedAt(),
                item.changedBy());
    }

    private static String partners(Project project) {
        return joined(Stream.concat(project.partnerMunicipalities().stream(), project.partnerOrganisations().stream())
                .toList());
    }

    static String joined(List<?> values) {
        return values.stream().map(Objects::toString).collect(Collectors.joining(";"));
    }

    static String harmless(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
