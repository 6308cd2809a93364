package fi.vayla.console;

import fi.vayla.event.Json;
import fi.vayla.roadmap.ItemHistory;
import fi.vayla.roadmap.ItemView;
import fi.vayla.roadmap.PastProgramme;
import fi.vayla.roadmap.ProgrammeView;
import fi.vayla.view.ChangeRow;
import fi.vayla.view.ShownRow;
import fi.vayla.view.ViewReader;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The digital roadmaps at other times than now: what was true then ({@code asOf}), what the hub knew then ({@code recordedAt}). */
@RestController
final class RoadmapPastApi {

    private static final String ONE = "/api/roadmap/{programme}";
    private static final String ITEM = "/items/{item}";

    private final PastRoadmap past;
    private final ViewReader views;
    private final Clock clock;

    RoadmapPastApi(PastRoadmap past, ViewReader views, Clock clock) {
        this.past = past;
        this.views = views;
        this.clock = clock;
    }

    /**
     * @param changes what a reader saw change
     * @param statements what was said, whether it changed anything or not
     */
    record History(String item, List<ChangeRow> changes, List<ItemHistory.Word> statements) {}

    /**
     * @param item as it stood when the change was written down that the system had last; null where the programme had it not
     * @param receipt of that change
     */
    record Shown(
            String system,
            Instant deliveredAt,
            String receipt,
            @Nullable ItemView item) {}

    /** Two mappings, since either parameter alone asks for another time. */
    @GetMapping(path = "/api/roadmap", params = "asOf", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> list(@RequestParam String asOf, @RequestParam @Nullable String recordedAt) {
        return RoadmapApi.entries(past.list(Moment.of(asOf, recordedAt)).stream()
                .map(PastProgramme::view)
                .toList());
    }

    @GetMapping(
            path = "/api/roadmap",
            params = {"!asOf", "recordedAt"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> listRecorded(@RequestParam String recordedAt) {
        return RoadmapApi.entries(past.list(Moment.of(null, recordedAt)).stream()
                .map(PastProgramme::view)
                .toList());
    }

    @GetMapping(path = ONE, params = "asOf", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> json(
            @PathVariable String programme, @RequestParam String asOf, @RequestParam @Nullable String recordedAt) {
        return RoadmapApi.json(view(programme, asOf, recordedAt));
    }

    @GetMapping(
            path = ONE,
            params = {"!asOf", "recordedAt"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> jsonRecorded(@PathVariable String programme, @RequestParam String recordedAt) {
        return RoadmapApi.json(view(programme, null, recordedAt));
    }

    @GetMapping(path = ONE, params = "asOf", produces = RoadmapApi.CSV)
    ResponseEntity<byte[]> csv(
            @PathVariable String programme, @RequestParam String asOf, @RequestParam @Nullable String recordedAt) {
        return RoadmapApi.csv(view(programme, asOf, recordedAt));
    }

    @GetMapping(
            path = ONE,
            params = {"!asOf", "recordedAt"},
            produces = RoadmapApi.CSV)
    ResponseEntity<byte[]> csvRecorded(@PathVariable String programme, @RequestParam String recordedAt) {
        return RoadmapApi.csv(view(programme, null, recordedAt));
    }

    @GetMapping(path = ONE + ".csv", params = "asOf")
    ResponseEntity<byte[]> csvFile(
            @PathVariable String programme, @RequestParam String asOf, @RequestParam @Nullable String recordedAt) {
        return RoadmapApi.csv(view(programme, asOf, recordedAt));
    }

    @GetMapping(
            path = ONE + ".csv",
            params = {"!asOf", "recordedAt"})
    ResponseEntity<byte[]> csvFileRecorded(@PathVariable String programme, @RequestParam String recordedAt) {
        return RoadmapApi.csv(view(programme, null, recordedAt));
    }

    private ProgrammeView view(String programme, @Nullable String asOf, @Nullable String recordedAt) {
        return past.get(programme, Moment.of(asOf, recordedAt)).view();
    }

    /** Public, so without what is contested and what residents and operators wrote. */
    @GetMapping(ONE + ITEM + "/history")
    History history(@PathVariable String programme, @PathVariable String item) {
        past.requireItem(programme, item, Instant.MAX);
        return new History(
                item,
                published(views.listChanges(programme, item)),
                ItemHistory.published(ItemHistory.of(past.statements(programme, item))));
    }

    /** Everything that was said; this path is not public. */
    @GetMapping("/api/roadmap-history/{programme}" + ITEM)
    History wholeHistory(@PathVariable String programme, @PathVariable String item) {
        past.requireItem(programme, item, Instant.MAX);
        return new History(item, views.listChanges(programme, item), ItemHistory.of(past.statements(programme, item)));
    }

    static List<ChangeRow> published(List<ChangeRow> changes) {
        Set<String> fields = ItemHistory.publicFields();
        return changes.stream()
                .filter(change -> fields.contains(change.field()))
                .toList();
    }

    /** What each system had been told last of an item. */
    @GetMapping(path = ONE + ITEM + "/shown", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> shown(
            @PathVariable String programme, @PathVariable String item, @RequestParam @Nullable String at) {
        Instant until = at == null ? clock.instant() : Moment.parse("at", at);
        past.requireItem(programme, item, until);
        past.awaitDeliveries();
        Map<String, ShownRow> last = new LinkedHashMap<>();
        views.listShown(item, until).forEach(row -> last.put(row.system(), row));
        List<Shown> shown =
                last.values().stream().map(row -> shown(programme, item, row)).toList();
        return RoadmapApi.answer(MediaType.APPLICATION_JSON).body(Json.write(shown));
    }

    private Shown shown(String programme, String item, ShownRow row) {
        Instant known = row.changedAt().plusMillis(1);
        return new Shown(
                row.system(),
                row.deliveredAt(),
                row.receipt(),
                past.get(programme, new Moment(null, known)).view().find(item).orElse(null));
    }
}
