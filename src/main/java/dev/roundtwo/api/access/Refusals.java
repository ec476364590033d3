package dev.roundtwo.api.access;

import dev.roundtwo.identity.Network;
import dev.roundtwo.platform.Throttled;
import dev.roundtwo.platform.limits.Limited;
import dev.roundtwo.platform.limits.Limits;
import dev.roundtwo.platform.web.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.server.resource.BearerTokenError;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.stereotype.Component;

/**
 * Says no to a call of the API: problem+json, and in {@code WWW-Authenticate} what RFC 6750 wants there. Calls without a good
 * token count as their address's; those with one from the same address go on.
 */
@Component
class Refusals implements AuthenticationEntryPoint {

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
    private static final String CHALLENGE = "WWW-Authenticate";

    private final Problems problems;
    private final Limits limits;

    Refusals(Problems problems, Limits limits) {
        this.limits = limits;
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        try {
            limits.takeFor(Limited.ANONYMOUS_REQUESTS, Network.of(request.getRemoteAddr()));
        } catch (Throttled over) {
            long seconds = Math.max(1, over.retryAfter().plusMillis(999).toSeconds());
            response.setHeader("Retry-After", Long.toString(seconds));
            problems.write(response, HttpStatus.TOO_MANY_REQUESTS, "error.429", seconds);
            return;
        }
        if (refused instanceof OAuth2AuthenticationException named) {
            OAuth2Error error = named.getError();
            HttpStatus status =
                    error instanceof BearerTokenError bearer ? bearer.getHttpStatus() : HttpStatus.UNAUTHORIZED;
            LOG.atInfo()
                    .addKeyValue("event", "token-refused")
                    .addKeyValue(
                            "why",
                            refused.getCause() == null
                                    ? refused.getMessage()
                                    : refused.getCause().getMessage())
                    .log("Token refused");
            response.setHeader(CHALLENGE, "Bearer error=\"%s\"".formatted(error.getErrorCode()));
            problems.write(response, status, status == HttpStatus.UNAUTHORIZED ? "api.401.token" : "error.400");
        } else {
            tokenMissing(response);
        }
    }

    void tokenMissing(HttpServletResponse response) throws IOException {
        response.setHeader(CHALLENGE, "Bearer");
        problems.write(response, HttpStatus.UNAUTHORIZED, "api.401");
    }

    void invalidToken(HttpServletResponse response) throws IOException {
        response.setHeader(CHALLENGE, "Bearer error=\"invalid_token\"");
        problems.write(response, HttpStatus.UNAUTHORIZED, "api.401.token");
    }

    void notThere(HttpServletResponse response) throws IOException {
        problems.write(response, HttpStatus.NOT_FOUND, "error.404");
    }

    void insufficientScope(HttpServletResponse response, String needed) throws IOException {
        response.setHeader(CHALLENGE, "Bearer error=\"insufficient_scope\", scope=\"%s\"".formatted(needed));
        problems.write(response, HttpStatus.FORBIDDEN, "api.403.scope", needed);
    }

    void suspended(HttpServletResponse response) throws IOException {
        problems.write(response, HttpStatus.FORBIDDEN, "tenancy.closed.workspace.api");
    }

    void forbidden(HttpServletResponse response) throws IOException {
        problems.write(response, HttpStatus.FORBIDDEN, "error.403");
    }
}
