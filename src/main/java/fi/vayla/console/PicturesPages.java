package fi.vayla.console;

import fi.vayla.roadmap.ProgrammeView;
import fi.vayla.roadmap.Revision;
import fi.vayla.roadmap.Roadmap;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The public pages of the roadmaps in pictures. A page that has not changed is answered 304. */
@RestController
class PicturesPages {

    private final Roadmap roadmap;
    private final StatusChanges changes;
    private final Templates templates;
    private final Texts texts;
    private final Clock clock;

    PicturesPages(Roadmap roadmap, StatusChanges changes, Templates templates, Texts texts, Clock clock) {
        this.roadmap = roadmap;
        this.changes = changes;
        this.templates = templates;
        this.texts = texts;
        this.clock = clock;
    }

    @GetMapping("/roadmap/{programme}/pictures")
    ResponseEntity<byte[]> show(
            @PathVariable String programme,
            @RequestParam @Nullable String lang,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String accepted) {
        Optional<ProgrammeView> view = roadmap.find(programme);
        var words = new Words(Language.choose(lang, accepted), texts);
        if (view.isEmpty()) {
            return RoadmapPages.answer(HttpStatus.NOT_FOUND)
                    .body(templates
                            .render("roadmaps", RoadmapIndex.of(roadmap.list(), true, words))
                            .getBytes(StandardCharsets.UTF_8));
        }
        var today = LocalDate.ofInstant(clock.instant(), Words.FINLAND);
        var page = new PicturesBuilder(view.get(), words).build(changes.list(programme), today);
        byte[] html = templates.render("pictures", page).getBytes(StandardCharsets.UTF_8);
        return RoadmapPages.answer(HttpStatus.OK)
                .eTag("\"" + Revision.of(html) + "\"")
                .body(html);
    }
}
