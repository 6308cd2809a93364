package fi.vayla.console;

import fi.vayla.event.Problem;
import fi.vayla.roadmap.Edition;
import fi.vayla.roadmap.Editions;
import fi.vayla.roadmap.ImportResult;
import fi.vayla.roadmap.TableImport;
import fi.vayla.roadmap.tables.RowChange;
import fi.vayla.roadmap.tables.TableFile;
import fi.vayla.roadmap.tables.TableProblem;
import fi.vayla.security.Operator;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The roadmap's tables as files: out as they count now, and in as a new edition. */
@RestController
final class RoadmapTablesApi {

    /** Bytes of a file. */
    private static final int LARGEST = 16 * 1024 * 1024;

    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    private static final MediaType ZIP = MediaType.parseMediaType("application/zip");

    private final Editions editions;
    private final TableImport tables;

    RoadmapTablesApi(Editions editions, TableImport tables) {
        this.editions = editions;
        this.tables = tables;
    }

    /** @param problems where this instance or its folder is not in step */
    record Standing(Edition edition, List<String> problems, List<Edition> editions) {}

    /**
     * What came of an import.
     *
     * @param applied whether it counts now
     * @param edition the one that counts
     * @param problems why it cannot be applied
     */
    record Answer(boolean applied, int edition, List<RowChange> changes, List<TableProblem> problems) {}

    @GetMapping("/api/tables")
    Standing standing() {
        return new Standing(editions.newest(), editions.problems(), editions.list());
    }

    @GetMapping("/api/roadmap/export.xlsx")
    ResponseEntity<byte[]> workbook() {
        return file(XLSX, ".xlsx", TableFile.workbook(editions.tables()));
    }

    @GetMapping("/api/roadmap/export.zip")
    ResponseEntity<byte[]> zip() {
        return file(ZIP, ".zip", TableFile.zip(editions.tables()));
    }

    private ResponseEntity<byte[]> file(MediaType type, String ending, byte[] content) {
        ContentDisposition disposition = ContentDisposition.attachment()
                .filename("roadmap-edition-" + editions.newest().number() + ending)
                .build();
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .body(content);
    }

    @PostMapping("/api/roadmap/import")
    Answer importTables(
            @RequestParam(defaultValue = "false") boolean apply,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "0") int base,
            HttpServletRequest request)
            throws IOException {
        byte[] file = request.getInputStream().readNBytes(LARGEST + 1);
        if (file.length == 0) {
            throw Refusal.badRequest(
                    "no-file",
                    "No file",
                    "The body is empty; send the workbook or ZIP file itself, as application/octet-stream");
        }
        if (file.length > LARGEST) {
            throw Refusal.badRequest("too-large", "Too large", "The file is larger than " + LARGEST + " bytes");
        }
        return answer(apply ? tables.apply(file, Operator.name(request), reason.strip(), base) : tables.preview(file));
    }

    private Answer answer(ImportResult result) {
        return switch (result) {
            case ImportResult.Preview(int base, var changes, var problems) ->
                new Answer(false, base, changes, problems);
            case ImportResult.Applied(Edition edition, var changes) ->
                new Answer(true, edition.number(), changes, List.of());
            case ImportResult.Unchanged(Edition edition) -> new Answer(false, edition.number(), List.of(), List.of());
            case ImportResult.Refused(var problems) ->
                throw Refusal.invalid(
                        "Something is wrong in the tables; nothing was imported",
                        problems.stream()
                                .map(problem -> new Problem("", problem.toString()))
                                .toList());
            case ImportResult.NoReason() ->
                throw Refusal.invalid(
                        "The order is not valid",
                        List.of(new Problem("/reason", "is missing; say why, for the audit")));
            case ImportResult.Conflict(String detail) -> throw Refusal.conflict("tables-conflict", "Not now", detail);
        };
    }
}
