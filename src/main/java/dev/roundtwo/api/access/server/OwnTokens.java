package dev.roundtwo.api.access.server;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenIntrospection;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2TokenIntrospectionAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2TokenIntrospectionAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2TokenRevocationAuthenticationToken;

/**
 * Asking about tokens and giving them back, each client its own. To give one back ends the authorization with all its
 * tokens; of another's tokens a client is told what it would be told of none.
 */
final class OwnTokens implements AuthenticationProvider {

    private final Authorizations authorizations;
    private final Revocations revocations;
    private final OAuth2TokenIntrospectionAuthenticationProvider introspection;

    OwnTokens(Clients clients, Authorizations authorizations, Revocations revocations) {
        this.authorizations = authorizations;
        this.revocations = revocations;
        this.introspection = new OAuth2TokenIntrospectionAuthenticationProvider(clients, authorizations);
    }

    @Override
    public @Nullable Authentication authenticate(Authentication asked) {
        if (!(asked.getPrincipal() instanceof OAuth2ClientAuthenticationToken client)
                || client.getRegisteredClient() == null) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
        }
        if (asked instanceof OAuth2TokenRevocationAuthenticationToken revocation) {
            Grant grant = own(client, revocation.getToken());
            if (grant != null) {
                revocations.revoke(grant, "client");
            }
            return revocation;
        }
        var question = (OAuth2TokenIntrospectionAuthenticationToken) asked;
        return own(client, question.getToken()) == null
                ? new OAuth2TokenIntrospectionAuthenticationToken(
                        question.getToken(),
                        client,
                        OAuth2TokenIntrospection.builder().build())
                : introspection.authenticate(question);
    }

    private @Nullable Grant own(OAuth2ClientAuthenticationToken client, String token) {
        OAuth2Authorization found = authorizations.findByToken(token, null);
        Grant grant = found == null ? null : found.getAttribute(Authorizations.GRANT);
        return grant != null && grant.client().text().equals(client.getPrincipal()) ? grant : null;
    }

    @Override
    public boolean supports(Class<?> kind) {
        return OAuth2TokenRevocationAuthenticationToken.class.isAssignableFrom(kind)
                || OAuth2TokenIntrospectionAuthenticationToken.class.isAssignableFrom(kind);
    }
}
