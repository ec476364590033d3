package dev.roundtwo.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells requests that come from this very machine, typed into a browser on it, from all others. A proxy's request does not
 * count, nor does one for another host name, as a page on the internet could make a browser send it (DNS rebinding).
 */
public final class Loopback {

    /** Set by {@link LoopbackValve} on what Tomcat received, before forwarded headers are taken at their word. */
    static final String RECEIVED = Loopback.class.getName();

    static final List<String> FORWARDED =
            List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via");
    private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    private Loopback() {}

    public static boolean is(HttpServletRequest request) {
        return !Boolean.FALSE.equals(request.getAttribute(RECEIVED))
                && isLoopback(request.getRemoteAddr())
                && FORWARDED.stream().allMatch(name -> request.getHeader(name) == null)
                && isOwnName(request.getHeader("Host"));
    }

    static boolean isLoopback(@Nullable String address) {
        return address != null && InetAddress.ofLiteral(address).isLoopbackAddress();
    }

    private static boolean isOwnName(@Nullable String host) {
        return host != null
                && OWN_NAMES.contains(host.replaceFirst(":\\d{1,5}$", "").toLowerCase(Locale.ROOT));
    }
}
