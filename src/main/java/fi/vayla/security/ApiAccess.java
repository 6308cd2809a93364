package fi.vayla.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Guards the API, the console's pages and the operational pages: a bearer token where one is set, otherwise callers on
 * this machine only. The public roadmap, the intake (which knows its own callers) and health are open.
 */
@Component
final class ApiAccess extends OncePerRequestFilter {

    private static final Set<String> GUARDED = Set.of("", "api", "routes", "messages", "parked", "systems", "actuator");
    private static final String SCHEME = "bearer ";

    private final SecuritySettings settings;
    private final Secrets secrets;

    ApiAccess(SecuritySettings settings, Secrets secrets) {
        this.settings = settings;
        this.secrets = secrets;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        // the container has decoded and normalised this path, so that no spelling of it slips by
        String path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        return !GUARDED.contains(firstSegment(path))
                || below(path, "/actuator/health")
                || (reads && below(path, "/api/roadmap"));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<ProblemDocument> refusal = refusal(request);
        if (refusal.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader("WWW-Authenticate", "Bearer realm=\"vayla\"");
        refusal.get().write(response);
    }

    private Optional<ProblemDocument> refusal(HttpServletRequest request) {
        @Nullable String reference = settings.token();
        if (reference == null) {
            return LocalCaller.is(request)
                    ? Optional.empty()
                    : unauthorized(
                            "Only callers on the hub's own machine are let in until vayla.security.token is set");
        }
        Optional<String> token = secrets.find(reference);
        if (token.isEmpty()) {
            return Optional.of(ProblemDocument.of(
                    "forbidden",
                    "Forbidden",
                    403,
                    "vayla.security.token names " + reference + ", where there is no token"));
        }
        return bearer(request)
                        .filter(sent -> CallerCheck.same(token.get(), sent))
                        .isPresent()
                ? Optional.empty()
                : unauthorized("Send the hub's token as Authorization: Bearer ...");
    }

    private static Optional<String> bearer(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Authorization"))
                .filter(value -> value.toLowerCase(Locale.ROOT).startsWith(SCHEME))
                .map(value -> value.substring(SCHEME.length()).strip());
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
