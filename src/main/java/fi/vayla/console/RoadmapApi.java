package fi.vayla.console;

import fi.vayla.event.Json;
import fi.vayla.roadmap.Programme;
import fi.vayla.roadmap.ProgrammeView;
import fi.vayla.roadmap.Roadmap;
import fi.vayla.roadmap.Summary;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The digital roadmaps as JSON and CSV. A programme that has not changed is answered 304. */
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

    /** An answer that ignored the asked time would be taken for that time's. */
    @ModelAttribute
    void refuseOtherTimes(@RequestParam @Nullable String asOf, @RequestParam @Nullable String recordedAt) {
        if (asOf != null || recordedAt != null) {
            throw Refusal.badRequest(
                    "not-available-yet",
                    "Not available yet",
                    "The roadmap at another time (asOf, recordedAt) is not available yet; leave the parameter out"
                            + " for the roadmap as it stands now");
        }
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

    @GetMapping(path = "/api/roadmap/{programme}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> json(@PathVariable String programme) {
        return found(programme, MediaType.APPLICATION_JSON, "json", Json::write);
    }

    @GetMapping(path = "/api/roadmap/{programme}", produces = CSV)
    ResponseEntity<byte[]> csv(@PathVariable String programme) {
        return found(programme, CSV_UTF8, "csv", RoadmapCsv::write);
    }

    @GetMapping(path = "/api/roadmap/{programme}.csv")
    ResponseEntity<byte[]> csvFile(@PathVariable String programme) {
        return csv(programme);
    }

    private ResponseEntity<byte[]> found(
            String programme, MediaType type, String format, Function<ProgrammeView, byte[]> writer) {
        ProgrammeView view = roadmap.find(programme).orElseThrow(() -> Refusal.unknownProgramme(programme));
        return answer(type).eTag("\"" + view.revision() + "-" + format + "\"").body(writer.apply(view));
    }

    private static ResponseEntity.BodyBuilder answer(MediaType type) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noCache())
                .varyBy(HttpHeaders.ACCEPT);
    }
}
