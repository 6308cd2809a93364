package fi.vayla.console;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;

/**
 * What came of an order, told once: the order is answered by a redirect with a cookie, and the page that it leads to shows and
 * forgets it. So a reload orders nothing again, and no address alone can make a page say that something was done.
 */
final class Notice {

    private static final String NAME = "notice";
    private static final String PATH = "/";
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final String BETWEEN = "\n";

    /** The header that forgets it. */
    static final String FORGET = cookie("", Duration.ZERO);

    private Notice() {}

    /**
     * Leads to a page that tells something.
     *
     * @param page the path of the page
     * @param query begins with a question mark, or is empty
     */
    static ResponseEntity<String> redirect(String page, String query, String... told) {
        String text = String.join(
                BETWEEN, Stream.concat(Stream.of(page), Stream.of(told)).toList());
        String value = Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(page + query))
                .header(HttpHeaders.SET_COOKIE, cookie(value, KEPT))
                .build();
    }

    static boolean isIn(HttpServletRequest request) {
        return find(request).isPresent();
    }

    /** What an order told this page; empty when none did. */
    static List<String> told(String page, HttpServletRequest request) {
        List<String> parts = find(request).map(Notice::parts).orElse(List.of());
        return !parts.isEmpty() && parts.getFirst().equals(page) ? parts.subList(1, parts.size()) : List.of();
    }

    private static Optional<String> find(HttpServletRequest request) {
        return Stream.of(Objects.requireNonNullElse(request.getCookies(), new Cookie[0]))
                .filter(cookie -> cookie.getName().equals(NAME))
                .map(Cookie::getValue)
                .findFirst();
    }

    private static List<String> parts(String value) {
        try {
            return List.of(new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8).split(BETWEEN, -1));
        } catch (IllegalArgumentException e) {
            return List.of(); // not a cookie of ours
        }
    }

    private static String cookie(String value, Duration kept) {
        return ResponseCookie.from(NAME, value)
                .path(PATH)
                .maxAge(kept)
                .httpOnly(true)
                .sameSite("Strict")
                .build()
                .toString();
    }
}
