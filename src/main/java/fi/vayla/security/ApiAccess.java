package fi.vayla.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Guards the API, the console's pages and the operational pages: a bearer token where one is set, otherwise callers on
 * this machine only. A browser may give the token as the password of HTTP Basic, to read, and to send the forms of the
 * hub's own pages: it sends that by itself, which a page of another site could make use of, so a form has to prove where it
 * comes from. The public roadmap, the intake (which knows its own callers) and whether the hub lives and is ready are open.
 * Who was let in is told by {@link Operator}.
 */
@Component
final class ApiAccess extends OncePerRequestFilter {

    private static final Set<String> GUARDED =
            Set.of("", "api", "routes", "messages", "parked", "roadmap-desk", "systems", "actuator");
    private static final Set<String> FOR_PROGRAMS = Set.of("api", "actuator");
    private static final Logger LOG = LoggerFactory.getLogger(ApiAccess.class);

    private final SecuritySettings settings;
    private final Callers callers;
    private final LocalCaller locals;

    ApiAccess(SecuritySettings settings, Callers callers, LocalCaller locals) {
        this.settings = settings;
        this.callers = callers;
        this.locals = locals;
        if (!settings.tokensCount() && settings.trustLoopback()) {
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
        switch (caller(request)) {
            case Caller.Known(String name) -> {
                request.setAttribute(Operator.ATTRIBUTE, name);
                chain.doFilter(request, response);
            }
            case Caller.Refused(ProblemDocument problem) -> {
                response.addHeader("WWW-Authenticate", "Bearer realm=\"vayla\"");
                if (settings.tokensCount() && forBrowsers(request)) {
                    response.addHeader("WWW-Authenticate", "Basic realm=\"vayla\", charset=\"UTF-8\"");
                }
                problem.write(response);
            }
        }
    }

    private Caller caller(HttpServletRequest request) {
        Optional<Credentials> bearer = Credentials.bearer(request);
        if (bearer.isPresent() && settings.tokensCount()) {
            return callers.identify(bearer);
        }
        if (!reads(request) && !ownForm(request)) {
            return Caller.Refused.forbidden(
                    "A browser changes things from the hub's own pages only: the request must say"
                            + " so in Sec-Fetch-Site or Origin. Programs send Authorization: Bearer ...");
        }
        if (settings.tokensCount()) {
            return callers.identify(
                    reads(request) || forBrowsers(request) ? Credentials.basic(request) : Optional.empty());
        }
        return locals.is(request)
                ? new Caller.Known(Operator.LOCAL)
                : Caller.Refused.unauthorized(
                        settings.trustLoopback()
                                ? "Only callers on the hub's own machine are let in until vayla.security.token is set"
                                : "Nobody is let in until vayla.security.token is set");
    }

    /** A form on a page has to prove it; of a program it is enough that no other site's page sent it. */
    private static boolean ownForm(HttpServletRequest request) {
        return switch (SameOrigin.of(request)) {
            case PROVEN -> true;
            case UNSAID -> !forBrowsers(request);
            case FOREIGN -> false;
        };
    }

    private static boolean reads(HttpServletRequest request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }

    private static boolean forBrowsers(HttpServletRequest request) {
        return !FOR_PROGRAMS.contains(firstSegment(path(request)));
    }

    /** The container has decoded and normalised it, so that no spelling of it slips by. */
    private static String path(HttpServletRequest request) {
        return request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
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
