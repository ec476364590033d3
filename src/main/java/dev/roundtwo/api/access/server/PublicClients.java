package dev.roundtwo.api.access.server;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * A public client where it has no code verifier to show: it names itself, and the refresh token that it holds (or gives back)
 * is the proof. Spring knows public clients only with a code.
 */
final class PublicClients implements AuthenticationConverter, AuthenticationProvider {

    private static final Set<String> PATHS = Set.of("/oauth2/token", "/oauth2/revoke");
    private static final String BY_TOKEN = PublicClients.class.getName();

    private final Clients clients;

    PublicClients(Clients clients) {
        this.clients = clients;
    }

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        boolean revoking = request.getRequestURI().equals("/oauth2/revoke");
        boolean refreshing = "refresh_token".equals(request.getParameter("grant_type"));
        String[] client = request.getParameterValues("client_id");
        if (!PATHS.contains(request.getRequestURI())
                || !(revoking || refreshing)
                || client == null
                || request.getParameter("client_secret") != null
                || request.getHeader("Authorization") != null) {
            return null;
        }
        if (client.length != 1) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_REQUEST);
        }
        return new OAuth2ClientAuthenticationToken(
                client[0], ClientAuthenticationMethod.NONE, null, Map.of(BY_TOKEN, true));
    }

    @Override
    public @Nullable Authentication authenticate(Authentication asked) {
        var client = (OAuth2ClientAuthenticationToken) asked;
        if (!client.getAdditionalParameters().containsKey(BY_TOKEN)) {
            return null;
        }
        RegisteredClient known = clients.findByClientId(client.getPrincipal().toString());
        if (known == null || !known.getClientAuthenticationMethods().contains(ClientAuthenticationMethod.NONE)) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
        }
        return new OAuth2ClientAuthenticationToken(known, ClientAuthenticationMethod.NONE, null);
    }

    @Override
    public boolean supports(Class<?> kind) {
        return OAuth2ClientAuthenticationToken.class.isAssignableFrom(kind);
    }
}
