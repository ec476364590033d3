package dev.roundtwo.api.access.server;

import dev.roundtwo.api.access.AccessTokens;
import dev.roundtwo.api.access.ClientId;
import dev.roundtwo.platform.Secrets;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;

/** An authorization that begins: one that waits for consent, that has its code already, or of a program that acts by itself. */
final class FreshGrant {

    private FreshGrant() {}

    /** {@code twice} says that a person gives it after a second factor. */
    static Grant of(OAuth2Authorization fresh, Instant now, boolean twice) {
        ClientId client = ClientId.of(fresh.getRegisteredClientId()).orElseThrow();
        OAuth2AuthorizationRequest request = fresh.getAttribute(OAuth2AuthorizationRequest.class.getName());
        if (request == null) { // a program
            Map<String, Object> claims =
                    Objects.requireNonNull(fresh.getAccessToken()).getClaims();
            UUID id = UUID.fromString(
                    String.valueOf(Objects.requireNonNull(claims).get(AccessTokens.GRANT)));
            UUID account = UUID.fromString(String.valueOf(claims.get("sub")));
            Instant ends =
                    Objects.requireNonNull(fresh.getAccessToken().getToken().getExpiresAt());
            return new Grant(
                    id,
                    client,
                    account,
                    false,
                    false,
                    false,
                    fresh.getAuthorizedScopes(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    false,
                    null,
                    now,
                    ends,
                    true);
        }
        var code = fresh.getToken(OAuth2AuthorizationCode.class);
        String asking = fresh.getAttribute(OAuth2ParameterNames.STATE);
        Set<String> scopes = asking == null ? fresh.getAuthorizedScopes() : request.getScopes();
        return new Grant(
                UUID.fromString(fresh.getId()),
                client,
                UUID.fromString(fresh.getPrincipalName()),
                true,
                twice,
                false,
                scopes,
                request.getRedirectUri(),
                request.getState(),
                (String) request.getAdditionalParameters().get(PkceParameterNames.CODE_CHALLENGE),
                code == null ? null : Secrets.digest(code.getToken().getTokenValue()),
                code == null ? null : code.getToken().getExpiresAt(),
                false,
                null,
                now,
                now.plus(asking == null ? GrantSteps.LONGEST : GrantSteps.TO_CONSENT),
                true);
    }
}
