package dev.roundtwo.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * When Redis or Postgres does not answer before a controller is reached, as for a session: a clear 503. The session cookie
 * stays as it is, so that nobody is signed out by it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class Unavailable extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(Unavailable.class);

    private final Pages pages;

    Unavailable(Pages pages) {
        this.pages = pages;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (RuntimeException | ServletException failure) {
            if (!isOutage(failure) || response.isCommitted()) {
                throw failure;
            }
            LOG.atError()
                    .addKeyValue("event", "store-unavailable")
                    .log("A store does not answer: {}", failure.toString());
            response.resetBuffer();
            response.setHeader("Retry-After", "5");
            response.setHeader("Cache-Control", "no-store");
            pages.refuse(request, response, HttpStatus.SERVICE_UNAVAILABLE, "error.503");
        }
    }

    static boolean isOutage(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DataAccessResourceFailureException || cause instanceof QueryTimeoutException) {
                return true;
            }
        }
        return false;
    }
}
