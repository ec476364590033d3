package dev.roundtwo.api.http;

import dev.roundtwo.platform.Throttled;
import dev.roundtwo.platform.limits.Limited;
import dev.roundtwo.platform.limits.Limits;
import dev.roundtwo.platform.limits.Verdict;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.platform.web.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Counts each call of the API for its account and workspace, and tells how much is left (draft-ietf-httpapi-ratelimit-headers). */
@Component
@Order(2) // after the filter that knows who calls
class RateLimits extends OncePerRequestFilter {

    private static final String LEFT = "RateLimit";

    private final Limits limits;
    private final Problems problems;

    RateLimits(Limits limits, Problems problems) {
        this.limits = limits;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/api/v1/")
                || Scope.current().account() == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Scope scope = Scope.current();
        try {
            Verdict left = limits.take(Limited.API_REQUESTS, scope.workspace(), scope.account());
            response.setHeader(
                    "RateLimit-Policy",
                    "\"%s\";q=%d;w=%d"
                            .formatted(left.name(), left.limit(), left.per().toSeconds()));
            response.setHeader(
                    LEFT,
                    "\"%s\";r=%d;t=%d"
                            .formatted(
                                    left.name(), left.remaining(), left.reset().toSeconds()));
        } catch (Throttled throttled) {
            long wait = Math.max(1, throttled.retryAfter().toSeconds());
            response.setHeader("Retry-After", Long.toString(wait));
            response.setHeader(LEFT, "\"%s\";r=0;t=%d".formatted(Limited.API_REQUESTS.code(), wait));
            problems.write(response, HttpStatus.TOO_MANY_REQUESTS, "error.429", wait);
            return;
        }
        chain.doFilter(request, response);
    }
}
