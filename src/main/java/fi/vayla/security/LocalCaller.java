package fi.vayla.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells callers on the hub's own machine from others. A request that a proxy passed on is not local, and neither is one
 * that a web page of another site made a local browser send. A proxy on this machine that says nothing of itself cannot be
 * told from a local caller: {@link SecuritySettings#trustLoopback()} is for that.
 */
@Component
public final class LocalCaller {

    private static final Set<String> LOCAL_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final List<String> PROXY_HEADERS = List.of("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via");

    private final SecuritySettings settings;

    LocalCaller(SecuritySettings settings) {
        this.settings = settings;
    }

    /** Whether the caller is on this machine; never when callers on it are not trusted. */
    public boolean is(HttpServletRequest request) {
        return settings.trustLoopback()
                && loopback(request.getRemoteAddr())
                && PROXY_HEADERS.stream().allMatch(name -> request.getHeader(name) == null)
                && LOCAL_NAMES.contains(request.getServerName().toLowerCase(Locale.ROOT))
                && localOrigin(request.getHeader("Origin"));
    }

    private static boolean loopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static boolean localOrigin(@Nullable String origin) {
        if (origin == null) {
            return true;
        }
        try {
            @Nullable String host = URI.create(origin).getHost();
            return host != null && LOCAL_NAMES.contains(host.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
