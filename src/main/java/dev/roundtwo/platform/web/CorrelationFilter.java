package dev.roundtwo.platform.web;

import dev.roundtwo.platform.Ids;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives each request one id that stands on the response, on each log line, in the audit log and on each job it causes. It is
 * always ours: who could choose it would write into others' stories. What a caller sends by that name stands beside it on the
 * log lines, when it looks like an id, so that a proxy's or program's own logs can be put next to ours.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class CorrelationFilter extends OncePerRequestFilter {

    public static final String HEADER = "X-Correlation-Id";
    public static final String KEY = "correlationId";
    static final String CALLERS = "callersCorrelationId";
    private static final String ATTRIBUTE = CorrelationFilter.class.getName();
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{7,63}");

    /** The id of the work at hand, for error pages and jobs; a new one when there is none. */
    public static String current() {
        String id = MDC.get(KEY);
        return id == null ? Ids.next().toString() : id;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String id = given(request);
        MDC.put(KEY, id);
        response.setHeader(HEADER, id);
        String callers = request.getHeader(HEADER);
        if (callers != null && HARMLESS.matcher(callers).matches()) {
            MDC.put(CALLERS, callers);
        }
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove(KEY);
            MDC.remove(CALLERS);
        }
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    /** The request's id, which its error page has too. */
    private static String given(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String standing) {
            return standing;
        }
        String id = Ids.next().toString();
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }
}
