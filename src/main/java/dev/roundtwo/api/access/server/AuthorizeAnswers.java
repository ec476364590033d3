package dev.roundtwo.api.access.server;

import dev.roundtwo.api.access.AccessTokens;
import dev.roundtwo.identity.Protection;
import dev.roundtwo.identity.SignedIn;
import dev.roundtwo.platform.web.CorrelationFilter;
import dev.roundtwo.platform.web.Pages;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/**
 * Back to the client, with {@code iss} (RFC 9207); or a page of ours, when the address to go back to is not the client's.
 * After a form a page leads on instead of a redirect: {@code form-action 'self'} holds for all that a form leads to.
 */
@Component
class AuthorizeAnswers implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

    private static final Logger LOG = LoggerFactory.getLogger(AuthorizeAnswers.class);

    private final AccessTokens tokens;
    private final Pages pages;
    private final Protection protection;

    AuthorizeAnswers(AccessTokens tokens, Pages pages, Protection protection) {
        this.protection = protection;
        this.tokens = tokens;
        this.pages = pages;
    }

    @Override
    public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response, Authentication done)
            throws IOException, ServletException {
        var answer = (OAuth2AuthorizationCodeRequestAuthenticationToken) done;
        Map<String, @Nullable String> parameters = new LinkedHashMap<>();
        parameters.put(
                "code", Objects.requireNonNull(answer.getAuthorizationCode()).getTokenValue());
        parameters.put("state", answer.getState());
        back(request, response, Objects.requireNonNull(answer.getRedirectUri()), parameters);
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException, ServletException {
        var named = (OAuth2AuthorizationCodeRequestAuthenticationException) refused;
        OAuth2Error error = named.getError();
        var asked = named.getAuthorizationCodeRequestAuthentication();
        LOG.atInfo()
                .addKeyValue("event", "authorize-refused")
                .addKeyValue("error", error.getErrorCode())
                .addKeyValue("about", error.getDescription())
                .log("Authorization refused");
        if (AuthorizeRules.NO_PROOF.equals(error.getErrorCode())) {
            response.sendRedirect("/account/proof?next=" + AskedBefore.kept(request));
            return;
        }
        if (AuthorizeRules.ONE_FACTOR.equals(error.getErrorCode())) {
            response.sendRedirect(secondFactor() + "?next=" + AskedBefore.kept(request));
            return;
        }
        if (asked == null || asked.getRedirectUri() == null) {
            boolean stranger = AuthorizeRules.NO_MEMBER.equals(error.getErrorCode());
            pages.render(
                    request,
                    response,
                    stranger ? HttpStatus.FORBIDDEN : HttpStatus.BAD_REQUEST,
                    "api/consent/refused",
                    Map.of(
                            "why", stranger ? "stranger" : "unfit",
                            "app", stranger ? Objects.requireNonNull(error.getDescription()) : "",
                            "correlationId", CorrelationFilter.current()));
            return;
        }
        Map<String, @Nullable String> parameters = new LinkedHashMap<>();
        parameters.put("error", error.getErrorCode());
        parameters.put("state", asked.getState());
        back(request, response, asked.getRedirectUri(), parameters);
    }

    private String secondFactor() {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        boolean has = who != null && who.getPrincipal() instanceof SignedIn me && protection.isTwofold(me.accountId());
        return has ? "/sign-in/second-factor" : "/account/security";
    }

    private void back(
            HttpServletRequest request,
            HttpServletResponse response,
            String address,
            Map<String, @Nullable String> parameters)
            throws IOException, ServletException {
        String url = url(address, parameters);
        if ("GET".equals(request.getMethod())) {
            response.sendRedirect(url);
        } else {
            response.setHeader("Refresh", "0;url=" + url);
            Map<String, Object> model =
                    Map.of("url", url, "place", URI.create(address).getAuthority());
            pages.render(request, response, HttpStatus.OK, "api/consent/back", model);
        }
    }

    /** The client's address with what it is told, and with who tells it. */
    String url(String address, Map<String, @Nullable String> parameters) {
        StringBuilder url = new StringBuilder(address);
        Map<String, @Nullable String> all = new LinkedHashMap<>(parameters);
        all.put("iss", tokens.issuer());
        all.forEach((name, value) -> {
            if (value != null) {
                url.append(url.indexOf("?") < 0 ? '?' : '&')
                        .append(name)
                        .append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        });
        return url.toString();
    }
}
