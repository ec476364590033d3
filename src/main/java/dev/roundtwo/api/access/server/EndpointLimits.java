package dev.roundtwo.api.access.server;

import dev.roundtwo.identity.Guesses;
import dev.roundtwo.identity.Network;
import dev.roundtwo.identity.SignedIn;
import dev.roundtwo.platform.Throttled;
import dev.roundtwo.platform.limits.Limited;
import dev.roundtwo.platform.limits.Limits;
import dev.roundtwo.platform.web.Pages;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * How often the authorization server may be asked: by an account, and by an address for whatever comes without one. What a
 * client may take is counted by {@link MeteredClients}, once it has shown who it is; here is said when that was too much.
 */
final class EndpointLimits extends OncePerRequestFilter {

    private static final String FOR_PEOPLE = "/oauth2/authorize";

    private final Limits limits;
    private final Guesses guesses;
    private final Pages pages;

    EndpointLimits(Limits limits, Guesses guesses, Pages pages) {
        this.limits = limits;
        this.guesses = guesses;
        this.pages = pages;
    }

    /** The keys are a controller's, which is limited as any page is. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().equals("/oauth2/jwks");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            take(request);
            chain.doFilter(request, response);
        } catch (Throttled over) {
            refuse(request, response, over);
        }
    }

    private void take(HttpServletRequest request) {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        if (!request.getRequestURI().equals(FOR_PEOPLE)) {
            limits.takeFor(Limited.ANONYMOUS_REQUESTS, Network.of(request.getRemoteAddr()));
        } else if (who != null && who.getPrincipal() instanceof SignedIn me) {
            limits.take(Limited.REQUESTS, null, me.accountId());
        } else {
            guesses.admitLook("authorize", request.getRemoteAddr()); // a session keeps what is asked for
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, Throttled over)
            throws ServletException, IOException {
        long seconds = Math.max(1, over.retryAfter().plusMillis(999).toSeconds());
        response.setHeader("Retry-After", Long.toString(seconds));
        if (request.getRequestURI().equals(FOR_PEOPLE)) {
            pages.refuse(request, response, HttpStatus.TOO_MANY_REQUESTS, "error.429.requests", seconds);
            return;
        }
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getOutputStream()
                .write(
                        "{\"error\":\"temporarily_unavailable\",\"error_description\":\"Too many requests; try again in %d s\"}"
                                .formatted(seconds)
                                .getBytes(StandardCharsets.UTF_8));
    }
}
