package fi.vayla.console;

import fi.vayla.event.Json;
import fi.vayla.roadmap.Programme;
import fi.vayla.roadmap.ProgrammeView;
import fi.vayla.roadmap.Roadmap;
import fi.vayla.roadmap.Summary;
import fi.vayla.roadmap.Unlinked;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The digital roadmaps as JSON and CSV. What has not changed is answered 304. */
@RestController
class RoadmapApi {

    private static final String CSV = "text/csv";
    private static final MediaType CSV_UTF8 = new MediaType("text", "csv", StandardCharsets.UTF_8);

    /** @param changedAt when the newest event that it shows happened */
    record Entry(
            String id,
            Programme programme,
            Summary summary,
            @Nullable Instant changedAt,
            String revision,
            String href) {}

    private final Roadmap roadmap;

    RoadmapApi(Roadmap roadmap) {
        this.roadmap = roadmap;
    }

    @GetMapping(path = "/api/roadmap", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> list() {
        List<Entry> entries = roadmap.list().stream()
                .map(view -> new Entry(
                        view.id(),
                        view.programme(),
                        view.summary(),
                        view.changedAt(),
                        view.revision(),
                        "/api/roadmap/" + view.id()))
                .toList();
        return answer(MediaType.APPLICATION_JSON).body(Json.write(entries));
    }

    @GetMapping(path = "/api/unlinked", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> unlinked() {
        List<Unlinked> unlinked = roadmap.unlinked();
        return answer(MediaType.APPLICATION_JSON).body(Json.write(unlinked));
    }

    @GetMapping(path = "/api/roadmap/{programme}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> json(@PathVariable String programme) {
        return found(programme, MediaType.APPLICATION_JSON, "json", Json::write);
    }

    @GetMapping(path = "/api/roadmap/{programme}", produces = CSV)
    ResponseEntity<?> csv(@PathVariable String programme) {
        return found(programme, CSV_UTF8, "csv", RoadmapCsv::write);
    }

    @GetMapping(path = "/api/roadmap/{programme}.csv")
    ResponseEntity<?> csvFile(@PathVariable String programme) {
        return csv(programme);
    }

    private ResponseEntity<?> found(
            String programme, MediaType type, String format, Function<ProgrammeView, byte[]> writer) {
        return roadmap.find(programme)
                .<ResponseEntity<?>>map(view -> answer(type)
                        .eTag("\"" + view.revision() + "-" + format + "\"")
                        .body(writer.apply(view)))
                .orElseGet(() -> notFound(programme));
    }

    private static ResponseEntity<ProblemDetail> notFound(String programme) {
        var problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.NOT_FOUND,
                "There is no programme \"" + programme + "\"; GET /api/roadmap lists the programmes.");
        problem.setType(URI.create("urn:vayla:problem:unknown-programme"));
        problem.setTitle("Unknown programme");
        return ResponseEntity.status(HttpStatus.NOT_FOUND)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static ResponseEntity.BodyBuilder answer(MediaType type) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noCache())
                .varyBy(HttpHeaders.ACCEPT);
    }
}
