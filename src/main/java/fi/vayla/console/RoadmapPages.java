package fi.vayla.console;

import fi.vayla.roadmap.Programme;
import fi.vayla.roadmap.ProgrammeView;
import fi.vayla.roadmap.Revision;
import fi.vayla.roadmap.Roadmap;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The public pages of the digital roadmaps, in the reader's language. A page that has not changed is answered 304. */
@RestController
class RoadmapPages {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
    static final String ONLY_OURS =
            "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self';"
                    + " base-uri 'none'; form-action 'self'; frame-ancestors 'self'";

    private record Variant(String programme, Language language) {}

    @SuppressWarnings("ArrayRecordComponent") // written to the wire as it is; never compared
    private record Rendered(String revision, List<Programme> shown, int year, byte[] html, String etag) {}

    private final Roadmap roadmap;
    private final Templates templates;
    private final Texts texts;
    private final Clock clock;
    private final Map<Variant, Rendered> cache = new ConcurrentHashMap<>();

    RoadmapPages(Roadmap roadmap, Templates templates, Texts texts, Clock clock) {
        this.roadmap = roadmap;
        this.templates = templates;
        this.texts = texts;
        this.clock = clock;
    }

    @GetMapping("/roadmap")
    ResponseEntity<byte[]> list(
            @RequestParam(required = false) @Nullable String lang,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String accepted) {
        return index(HttpStatus.OK, Language.choose(lang, accepted));
    }

    @GetMapping("/roadmap/{programme}")
    ResponseEntity<byte[]> show(
            @PathVariable String programme,
            @RequestParam Map<String, String> query,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String accepted) {
        Language language = Language.choose(query.get("lang"), accepted);
        ProgrammeView view = roadmap.find(programme).orElse(null);
        if (view == null) {
            return index(HttpStatus.NOT_FOUND, language);
        }
        Rendered page = rendered(view, RoadmapFilter.of(query), language);
        return answer(HttpStatus.OK).eTag(page.etag()).body(page.html());
    }

    /** The page that most readers see is kept; a narrowed one is made for its reader. */
    private Rendered rendered(ProgrammeView view, RoadmapFilter filter, Language language) {
        var variant = new Variant(view.id(), language);
        int year = clock.instant().atZone(Words.FINLAND).getYear();
        List<ProgrammeView> all = roadmap.list();
        if (!filter.isPlain()) {
            return render(view, all, filter, language, year);
        }
        Rendered cached = cache.get(variant);
        if (cached == null
                || !cached.revision().equals(view.revision())
                || !cached.shown().equals(programmes(all))
                || cached.year() != year) {
            cached = render(view, all, filter, language, year);
            cache.put(variant, cached);
        }
        return cached;
    }

    /** What the page shows of the other programmes. */
    private static List<Programme> programmes(List<ProgrammeView> all) {
        return all.stream().map(ProgrammeView::programme).toList();
    }

    private Rendered render(
            ProgrammeView view, List<ProgrammeView> all, RoadmapFilter filter, Language language, int year) {
        var page = new RoadmapPageBuilder(view, filter, new Words(language, texts)).build(all, year);
        byte[] html = templates.render("roadmap", page).getBytes(StandardCharsets.UTF_8);
        return new Rendered(view.revision(), programmes(all), year, html, "\"" + Revision.of(html) + "\"");
    }

    private ResponseEntity<byte[]> index(HttpStatus status, Language language) {
        var page = RoadmapIndex.of(roadmap.list(), status == HttpStatus.NOT_FOUND, new Words(language, texts));
        return answer(status).body(templates.render("roadmaps", page).getBytes(StandardCharsets.UTF_8));
    }

    /** The headers of every public page. */
    static ResponseEntity.BodyBuilder answer(HttpStatus status) {
        return ResponseEntity.status(status)
                .contentType(HTML)
                .cacheControl(CacheControl.noCache())
                .varyBy(HttpHeaders.ACCEPT_LANGUAGE)
                .header("Content-Security-Policy", ONLY_OURS)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "same-origin");
    }
}
