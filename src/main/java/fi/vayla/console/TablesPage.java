package fi.vayla.console;

import fi.vayla.event.Problem;
import fi.vayla.roadmap.Edition;
import fi.vayla.roadmap.Editions;
import fi.vayla.roadmap.ImportResult;
import fi.vayla.roadmap.TableImport;
import fi.vayla.roadmap.tables.RowChange;
import fi.vayla.roadmap.tables.TableProblem;
import fi.vayla.security.Operator;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/**
 * {@code /tables}: the editions of the roadmap's tables, and a new one from a workbook. The file goes to the hub twice: once to
 * see what it would change, and with the order itself, from the page that shows this.
 */
@RestController
@RequestMapping("/tables")
final class TablesPage {

    private static final String HERE = "/tables";

    /** The API tells all. */
    private static final int SHOWN = 500;

    private final Editions editions;
    private final TableImport tables;
    private final ConsoleFrame frame;

    TablesPage(Editions editions, TableImport tables, ConsoleFrame frame) {
        this.editions = editions;
        this.tables = tables;
        this.frame = frame;
    }

    /**
     * @param problems where this instance or its folder is not in step, in the hub's own English
     * @param told what came of an order
     * @param refused why an order was not carried out
     */
    record Page(
            String counts,
            List<String> problems,
            List<Line> history,
            @Nullable Preview preview,
            @Nullable String told,
            @Nullable String refused) {}

    record Line(int number, RoadmapPage.Moment at, String by, String why) {}

    /**
     * @param file in Base64 of characters that HTML leaves as they are, for the order
     * @param problems in the hub's own English; nothing can be ordered when there are some
     * @param more how many changes are not shown; null for none
     */
    record Preview(
            String file,
            int base,
            List<String> problems,
            boolean applicable,
            String summary,
            List<Change> changes,
            @Nullable String more) {

        boolean hasChanges() {
            return !changes.isEmpty();
        }
    }

    record Change(String table, String word, String id, String title, List<RowChange.CellChange> cells) {}

    @GetMapping
    ResponseEntity<String> show(HttpServletRequest request) {
        return page(HttpStatus.OK, request, words -> null, words -> null, null);
    }

    @PostMapping("/preview")
    ResponseEntity<String> preview(@RequestParam MultipartFile file, HttpServletRequest request) throws IOException {
        byte[] content = file.getBytes();
        ImportResult result = tables.preview(content);
        return page(
                HttpStatus.OK,
                request,
                words -> result instanceof ImportResult.Preview preview ? preview(content, preview, words) : null,
                words -> null,
                null);
    }

    @PostMapping("/apply")
    ResponseEntity<String> apply(
            @RequestParam String file,
            @RequestParam int base,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request) {
        byte[] content;
        try {
            content = Base64.getUrlDecoder().decode(file);
        } catch (IllegalArgumentException e) {
            return refused(HttpStatus.BAD_REQUEST, "the file did not come as the page sent it", request);
        }
        return switch (tables.apply(content, Operator.name(request), reason.strip(), base)) {
            case ImportResult.Applied(Edition edition, var changes) ->
                told(words -> words.get("tables_applied", edition.number(), changes.size()), request);
            case ImportResult.Unchanged _, ImportResult.Preview _ -> told(words -> words.get("tables_same"), request);
            case ImportResult.Refused(var problems) ->
                refused(HttpStatus.UNPROCESSABLE_CONTENT, problems.getFirst().toString(), request);
            case ImportResult.NoReason() ->
                refused(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        new Problem("/reason", "is missing; say why, for the audit").toString(),
                        request);
            case ImportResult.Conflict(String detail) -> refused(HttpStatus.CONFLICT, detail, request);
        };
    }

    private ResponseEntity<String> told(Function<Words, String> told, HttpServletRequest request) {
        return page(HttpStatus.OK, request, words -> null, told::apply, null);
    }

    private ResponseEntity<String> refused(HttpStatus status, String why, HttpServletRequest request) {
        return page(status, request, words -> null, words -> null, why);
    }

    private ResponseEntity<String> page(
            HttpStatus status,
            HttpServletRequest request,
            Function<Words, @Nullable Preview> preview,
            Function<Words, @Nullable String> told,
            @Nullable String refused) {
        return frame.show(
                status,
                "tables",
                request,
                HERE,
                words -> new Page(
                        words.get("tables_counts", editions.newest().number()),
                        editions.problems(),
                        editions.list().stream()
                                .limit(SHOWN)
                                .map(edition -> line(edition, words))
                                .toList(),
                        preview.apply(words),
                        told.apply(words),
                        refused));
    }

    private static Line line(Edition edition, Words words) {
        boolean found = edition.by().equals(Edition.FOLDER);
        return new Line(
                edition.number(),
                words.exactly(edition.at()),
                found ? words.get("tables_folder") : edition.by(),
                found ? words.get("tables_found") : edition.reason());
    }

    private static Preview preview(byte[] content, ImportResult.Preview preview, Words words) {
        int more = preview.changes().size() - SHOWN;
        boolean good = preview.problems().isEmpty();
        return new Preview(
                Base64.getUrlEncoder().withoutPadding().encodeToString(content),
                preview.base(),
                preview.problems().stream().map(TableProblem::toString).toList(),
                good && !preview.changes().isEmpty(),
                preview.changes().isEmpty()
                        ? good ? words.get("tables_same") : ""
                        : words.counted("tables_changes", preview.changes().size()),
                preview.changes().stream()
                        .limit(SHOWN)
                        .map(change -> new Change(
                                change.table().name(),
                                words.get("row_" + change.kind()),
                                change.id(),
                                change.title(),
                                change.cells()))
                        .toList(),
                more > 0 ? words.get("tables_more", words.number(more)) : null);
    }
}
