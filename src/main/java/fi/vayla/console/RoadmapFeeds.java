package fi.vayla.console;

import fi.vayla.roadmap.ItemHistory;
import fi.vayla.roadmap.ProgrammeView;
import fi.vayla.roadmap.Revision;
import fi.vayla.roadmap.Roadmap;
import fi.vayla.view.ChangeRow;
import fi.vayla.view.ViewReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** What calendars and feed readers subscribe to. A feed that has not changed is answered 304. */
@RestController
class RoadmapFeeds {

    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);
    private static final int NEWEST = 100;

    private final Roadmap roadmap;
    private final ViewReader views;

    RoadmapFeeds(Roadmap roadmap, ViewReader views) {
        this.roadmap = roadmap;
        this.views = views;
    }

    @GetMapping("/roadmap/{programme}/calendar.ics")
    ResponseEntity<byte[]> calendar(@PathVariable String programme) {
        return answer(CALENDAR, Calendar.write(get(programme), page(programme)));
    }

    @GetMapping("/roadmap/{programme}/changes.atom")
    ResponseEntity<byte[]> changes(@PathVariable String programme) {
        ProgrammeView view = get(programme);
        List<ChangeRow> changes = views.listNewestChanges(programme, ItemHistory.publicFields(), NEWEST);
        return answer(MediaType.APPLICATION_ATOM_XML, Atom.write(view, changes, page(programme)));
    }

    private ProgrammeView get(String programme) {
        return roadmap.find(programme).orElseThrow(() -> Refusal.unknownProgramme(programme));
    }

    private static String page(String programme) {
        return ServletUriComponentsBuilder.fromCurrentContextPath()
                .pathSegment("roadmap", programme)
                .toUriString();
    }

    private static ResponseEntity<byte[]> answer(MediaType type, byte[] body) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noCache())
                .eTag("\"" + Revision.of(body) + "\"")
                .body(body);
    }
}
