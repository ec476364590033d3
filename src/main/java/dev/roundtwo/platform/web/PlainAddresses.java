package dev.roundtwo.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a path that is written in a second way: letters, digits, {@code -._~} and slashes as escapes, parameters, dots as
 * segments. Whoever judges a request by its raw path then judges the path that is routed (RFC 3986, 6.2.2.2).
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1) // before all that looks at paths
final class PlainAddresses extends OncePerRequestFilter {

    private static final String NO_ESCAPE = "%(?![0-9a-f]{2})";
    private static final String UNRESERVED = "%(?:2d|2e|3[0-9]|4[1-9a-f]|5[0-9af]|6[1-9a-f]|7[0-9ae])";
    private static final String SEPARATOR = "%(?:25|2f|3b|5c|7f|[01][0-9a-f])|[;\\\\]|//";
    private static final String DOTS = "/\\.{1,2}(?:/|$)";
    private static final Pattern TWOFOLD =
            Pattern.compile(String.join("|", NO_ESCAPE, UNRESERVED, SEPARATOR, DOTS), Pattern.CASE_INSENSITIVE);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isPlain(request.getRequestURI())) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpStatus.BAD_REQUEST.value());
        }
    }

    static boolean isPlain(String path) {
        return !TWOFOLD.matcher(path).find();
    }
}
