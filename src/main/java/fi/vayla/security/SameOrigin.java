package fi.vayla.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Whether a page of the hub itself made the browser send a request. A browser says so of every form that it sends, in
 * {@code Sec-Fetch-Site} (on https and on this machine) and in {@code Origin}; a page of another site cannot change either.
 */
enum SameOrigin {
    /** A page of the hub. */
    PROVEN,
    /** Neither header is there: an old browser, or none at all. */
    UNSAID,
    /** Another site, or a page that hides where it comes from. */
    FOREIGN;

    static SameOrigin of(HttpServletRequest request) {
        @Nullable String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin") ? PROVEN : FOREIGN;
        }
        @Nullable String origin = request.getHeader("Origin");
        if (origin == null) {
            return UNSAID;
        }
        return authority(origin).equals(request.getHeader("Host")) ? PROVEN : FOREIGN;
    }

    private static String authority(String origin) {
        try {
            @Nullable String authority = URI.create(origin).getRawAuthority();
            return authority == null ? "" : authority;
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
