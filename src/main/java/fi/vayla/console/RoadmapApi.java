package fi.vayla.console;

import fi.vayla.event.Json;
import fi.vayla.roadmap.Programme;
import fi.vayla.roadmap.ProgrammeView;
import fi.vayla.roadmap.Roadmap;
import fi.vayla.roadmap.Summary;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The digital roadmaps as they stand now, as JSON and CSV; {@link RoadmapPastApi} has those of other times. A programme that has not changed is answered 304. */
@RestController
class RoadmapApi {

    static final String CSV = "text/csv";
    static final MediaType CSV_UTF8 = new MediaType("text", "csv", StandardCharsets.UTF_8);

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
        return entries(roadmap.list());
    }

    static ResponseEntity<byte[]> entries(List<ProgrammeView> programmes) {
        List<Entry> entries = programmes.stream()
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

    @GetMapping(path = "/api/roadmap/{programme}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> json(@PathVariable String programme) {
        return json(get(programme));
    }

    @GetMapping(path = "/api/roadmap/{programme}", produces = CSV)
    ResponseEntity<byte[]> csv(@PathVariable String programme) {
        return csv(get(programme));
    }

    @GetMapping(path = "/api/roadmap/{programme}.csv")
    ResponseEntity<byte[]> csvFile(@PathVariable String programme) {
        return csv(programme);
    }

    private ProgrammeView get(String programme) {
        return roadmap.find(programme).orElseThrow(() -> Refusal.unknownProgramme(programme));
    }

    static ResponseEntity<byte[]> json(ProgrammeView view) {
        return answer(MediaType.APPLICATION_JSON)
                .eTag("\"" + view.revision() + "-json\"")
                .body(Json.write(view));
    }

    static ResponseEntity<byte[]> csv(ProgrammeView view) {
        return answer(CSV_UTF8).eTag("\"" + view.revision() + "-csv\"").body(RoadmapCsv.write(view));
    }

    static ResponseEntity.BodyBuilder answer(MediaType type) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noCache())
                .varyBy(HttpHeaders.ACCEPT);
    }
}
