package dev.roundtwo.platform.web;

import dev.roundtwo.platform.Ids;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives each request one id that stands on the response, on each log line and on each job it causes. A caller's own id is
 * kept when it looks like one; anything else is replaced, so that nobody writes into the logs.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class CorrelationFilter extends OncePerRequestFilter {

    public static final String HEADER = "X-Correlation-Id";
    public static final String KEY = "correlationId";
    private static final Pattern TRUSTED = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{7,63}");

    /** The id of the work at hand, for error pages and jobs; a new one when there is none. */
    public static String current() {
        String id = MDC.get(KEY);
        return id == null ? Ids.next().toString() : id;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String id = accepted(request.getHeader(HEADER));
        MDC.put(KEY, id);
        response.setHeader(HEADER, id);
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove(KEY);
        }
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    private static String accepted(@Nullable String offered) {
        String standing = MDC.get(KEY);
        if (standing != null) {
            return standing;
        }
        return offered != null && TRUSTED.matcher(offered).matches()
                ? offered
                : Ids.next().toString();
    }
}
