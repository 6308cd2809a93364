package fi.vayla.console;

import fi.vayla.roadmap.RoadmapChanges;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What is different in a programme between two times: as it was seen then, so what came late counts when it came; with
 * {@code recordedAt} as it really was then, by what the hub knew at that time.
 */
@RestController
final class RoadmapChangesApi {

    private final PastRoadmap past;
    private final Clock clock;

    RoadmapChangesApi(PastRoadmap past, Clock clock) {
        this.past = past;
        this.clock = clock;
    }

    record Answer(
            String programme,
            Instant from,
            Instant to,
            @Nullable Instant recordedAt,
            RoadmapChanges difference) {}

    @GetMapping("/api/roadmap/{programme}/changes")
    Answer json(
            @PathVariable String programme,
            @RequestParam String from,
            @RequestParam @Nullable String to,
            @RequestParam @Nullable String recordedAt) {
        return answer(programme, from, to, recordedAt);
    }

    @GetMapping("/api/roadmap/{programme}/changes.csv")
    ResponseEntity<byte[]> csv(
            @PathVariable String programme,
            @RequestParam String from,
            @RequestParam @Nullable String to,
            @RequestParam @Nullable String recordedAt) {
        Answer answer = answer(programme, from, to, recordedAt);
        return RoadmapApi.answer(RoadmapApi.CSV_UTF8).body(ChangesCsv.write(programme, answer.difference()));
    }

    private Answer answer(String programme, String from, @Nullable String to, @Nullable String recordedAt) {
        Instant start = Moment.parse("from", from);
        Instant end = to == null ? clock.instant() : Moment.parse("to", to);
        Instant known = recordedAt == null ? null : Moment.parse("recordedAt", recordedAt);
        return new Answer(programme, start, end, known, compare(programme, start, end, known));
    }

    RoadmapChanges compare(String programme, Instant from, Instant to, @Nullable Instant recordedAt) {
        if (to.isBefore(from)) {
            throw Refusal.badRequest("bad-parameter", "Bad parameter", "to is before from; the earlier one is from");
        }
        var before = recordedAt == null ? Moment.seen(from) : new Moment(from, recordedAt);
        var after = recordedAt == null ? Moment.seen(to) : new Moment(to, recordedAt);
        return past.get(programme, before).changesTo(past.get(programme, after));
    }
}
