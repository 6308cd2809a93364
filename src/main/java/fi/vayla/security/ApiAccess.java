package fi.vayla.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Guards the API, the console's pages and the operational pages: a bearer token where one is set, otherwise callers on
 * this machine only. A browser may give the token as the password of HTTP Basic, to read only: it sends that by itself,
 * which a page of another site could make use of. The public roadmap, the intake (which knows its own callers) and whether
 * the hub lives and is ready are open.
 */
@Component
final class ApiAccess extends OncePerRequestFilter {

    private static final Set<String> GUARDED = Set.of("", "api", "routes", "messages", "parked", "systems", "actuator");
    private static final Set<String> FOR_PROGRAMS = Set.of("api", "actuator");
    private static final String BEARER = "bearer ";
    private static final String BASIC = "basic ";
    private static final Logger LOG = LoggerFactory.getLogger(ApiAccess.class);

    private final SecuritySettings settings;
    private final Secrets secrets;
    private final LocalCaller locals;

    ApiAccess(SecuritySettings settings, Secrets secrets, LocalCaller locals) {
        this.settings = settings;
        this.secrets = secrets;
        this.locals = locals;
        if (settings.token() == null && settings.trustLoopback()) {
            LOG.warn(
                    "No vayla.security.token is set: behind a reverse proxy on this machine everybody is local; set a token");
        }
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = path(request);
        return !GUARDED.contains(firstSegment(path))
                || path.equals("/actuator/health/liveness")
                || path.equals("/actuator/health/readiness")
                || (reads(request) && below(path, "/api/roadmap"));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<ProblemDocument> refusal = refusal(request);
        if (refusal.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        response.addHeader("WWW-Authenticate", "Bearer realm=\"vayla\"");
        if (settings.token() != null && reads(request) && !FOR_PROGRAMS.contains(firstSegment(path(request)))) {
            response.addHeader("WWW-Authenticate", "Basic realm=\"vayla\", charset=\"UTF-8\"");
        }
        refusal.get().write(response);
    }

    private Optional<ProblemDocument> refusal(HttpServletRequest request) {
        @Nullable String reference = settings.token();
        if (reference == null) {
            return locals.is(request)
                    ? Optional.empty()
                    : unauthorized(
                            settings.trustLoopback()
                                    ? "Only callers on the hub's own machine are let in until vayla.security.token is set"
                                    : "Nobody is let in until vayla.security.token is set");
        }
        Optional<String> token = secrets.find(reference);
        if (token.isEmpty()) {
            return Optional.of(ProblemDocument.of(
                    "forbidden",
                    "Forbidden",
                    403,
                    "vayla.security.token names " + reference + ", where there is no token"));
        }
        return sent(request).filter(sent -> CallerCheck.same(token.get(), sent)).isPresent()
                ? Optional.empty()
                : unauthorized("Send the hub's token as Authorization: Bearer ...");
    }

    private static Optional<String> sent(HttpServletRequest request) {
        Optional<String> bearer = credentials(request, BEARER);
        return bearer.isPresent() || !reads(request)
                ? bearer
                : credentials(request, BASIC).flatMap(ApiAccess::password);
    }

    private static Optional<String> credentials(HttpServletRequest request, String scheme) {
        return Optional.ofNullable(request.getHeader("Authorization"))
                .filter(value -> value.toLowerCase(Locale.ROOT).startsWith(scheme))
                .map(value -> value.substring(scheme.length()).strip());
    }

    /** Of {@code user:password} in Base64, whoever the user is. */
    private static Optional<String> password(String credentials) {
        try {
            String pair = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0 ? Optional.empty() : Optional.of(pair.substring(colon + 1));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean reads(HttpServletRequest request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }

    /** The container has decoded and normalised it, so that no spelling of it slips by. */
    private static String path(HttpServletRequest request) {
        return request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
    }

    private static Optional<ProblemDocument> unauthorized(String detail) {
        return Optional.of(ProblemDocument.of("unauthorized", "Unauthorized", 401, detail));
    }

    private static String firstSegment(String path) {
        int start = path.startsWith("/") ? 1 : 0;
        int end = path.indexOf('/', start);
        return path.substring(start, end < 0 ? path.length() : end);
    }

    private static boolean below(String path, String parent) {
        return path.equals(parent) || path.startsWith(parent + "/");
    }
}
