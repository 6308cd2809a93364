package fi.vayla.console;

import fi.vayla.console.RoadmapPage.LanguageChoice;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponents;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What the console's pages have in common: the reader's language, which a cookie remembers, the ways to the other pages, and
 * the headers. Nothing of them is cached: they show personal data.
 */
@Component
final class ConsoleFrame {

    /** Forms go to the hub alone. */
    static final String ONLY_OURS = RoadmapPages.ONLY_OURS.replace("form-action 'none'", "form-action 'self'");

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
    private static final String LANGUAGE = "lang";
    private static final List<String> PAGES = List.of("messages", "parked", "roadmap-desk", "routes", "systems");

    private final Templates templates;
    private final Texts texts;

    ConsoleFrame(Templates templates, Texts texts) {
        this.templates = templates;
        this.texts = texts;
    }

    /** What every template shows; the page's own stands in {@code page}. */
    record Framed(
            Language language,
            Map<String, String> t,
            List<LanguageLink> languages,
            List<PageLink> pages,
            Object page) {}

    record LanguageLink(LanguageChoice choice, String href) {}

    record PageLink(String href, String label, boolean current) {}

    /**
     * Renders a page.
     *
     * @param template whose name is the first part of the address, or that and a word behind a hyphen
     */
    ResponseEntity<String> show(
            HttpStatus status, String template, HttpServletRequest request, Function<Words, Object> page) {
        return show(status, template, request, null, page);
    }

    /** @param address the page's own, for the languages of a page that answers an order */
    ResponseEntity<String> show(
            HttpStatus status,
            String template,
            HttpServletRequest request,
            @Nullable String address,
            Function<Words, Object> page) {
        var words = new Words(language(request), texts);
        var framed = new Framed(
                words.language(),
                words.all(),
                Stream.of(Language.values())
                        .map(language -> link(language, words.language(), request, address))
                        .toList(),
                PAGES.stream()
                        .map(name -> new PageLink("/" + name, words.get("page_" + name), template.startsWith(name)))
                        .toList(),
                page.apply(words));
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status)
                .contentType(HTML)
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", ONLY_OURS)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "same-origin");
        if (request.getParameter(LANGUAGE) != null) {
            answer.header(HttpHeaders.SET_COOKIE, remembered(words.language()));
        }
        if (Notice.isIn(request)) {
            answer.header(HttpHeaders.SET_COOKIE, Notice.FORGET);
        }
        return answer.body(templates.render(template, framed));
    }

    private static Language language(HttpServletRequest request) {
        @Nullable String wish = request.getParameter(LANGUAGE);
        Optional<String> remembered = Stream.of(Objects.requireNonNullElse(request.getCookies(), new Cookie[0]))
                .filter(cookie -> cookie.getName().equals(LANGUAGE))
                .map(Cookie::getValue)
                .findFirst();
        return Language.choose(
                wish == null ? remembered.orElse(null) : wish, request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    }

    private static String remembered(Language language) {
        return ResponseCookie.from(LANGUAGE, language.name())
                .path("/")
                .httpOnly(true)
                .sameSite("Strict")
                .build()
                .toString();
    }

    private static LanguageLink link(
            Language language, Language current, HttpServletRequest request, @Nullable String address) {
        if (address == null || !request.getMethod().equals("POST")) {
            return link(language, current, "", ServletUriComponentsBuilder.fromRequest(request));
        }
        UriComponentsBuilder own = UriComponentsBuilder.fromUriString(address);
        return link(language, current, Objects.requireNonNull(own.build().getPath()), own);
    }

    private static LanguageLink link(Language language, Language current, String path, UriComponentsBuilder own) {
        UriComponents other = own.replaceQueryParam(LANGUAGE, language.name()).build();
        return new LanguageLink(
                new LanguageChoice(language.name(), language.label(), language == current),
                path + "?" + other.getQuery());
    }
}
