package dev.roundtwo.api.access.server;

import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.stereotype.Component;

/**
 * Spring's picture of an authorization, drawn from our {@link Grant}: what is stored is a few plain columns, and no object of
 * Spring's is ever written or read back. A token whose value nobody knows any more is named by its digest.
 */
@Component
class Pictures {

    private static final String UNKNOWN = "digest:";

    private final Clients clients;
    private final Clock clock;

    Pictures(Clients clients, Clock clock) {
        this.clients = clients;
        this.clock = clock;
    }

    static @Nullable String known(@Nullable String digest) {
        return digest == null ? null : UNKNOWN + digest;
    }

    OAuth2Authorization.Builder of(Grant grant, @Nullable String code, @Nullable String refresh) {
        OAuth2Authorization.Builder built = of(grant);
        if (code != null) {
            Instant ends = Objects.requireNonNull(grant.codeEnds());
            boolean over = grant.codeUsed() || !grant.live() || !clock.instant().isBefore(ends);
            built.token(
                    new OAuth2AuthorizationCode(code, grant.started(), ends),
                    metadata -> metadata.put(OAuth2Authorization.Token.INVALIDATED_METADATA_NAME, over));
        }
        if (refresh != null) {
            built.token(
                    new OAuth2RefreshToken(refresh, grant.started(), grant.ends()),
                    metadata -> metadata.put(OAuth2Authorization.Token.INVALIDATED_METADATA_NAME, !grant.live()));
        }
        return built;
    }

    OAuth2Authorization.Builder of(Grant grant) {
        RegisteredClient client = clients.findById(grant.client().text());
        if (client == null) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
        }
        String account = grant.account().toString();
        OAuth2Authorization.Builder built = OAuth2Authorization.withRegisteredClient(client)
                .id(grant.id().toString())
                .principalName(account)
                .authorizationGrantType(
                        grant.ofPerson()
                                ? AuthorizationGrantType.AUTHORIZATION_CODE
                                : AuthorizationGrantType.CLIENT_CREDENTIALS)
                .authorizedScopes(grant.scopes())
                .attribute(
                        Principal.class.getName(),
                        UsernamePasswordAuthenticationToken.authenticated(account, null, List.of()))
                .attribute(Authorizations.GRANT, grant);
        if (grant.ofPerson()) {
            built.attribute(OAuth2AuthorizationRequest.class.getName(), request(grant));
        }
        return built;
    }

    private static OAuth2AuthorizationRequest request(Grant grant) {
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri("/oauth2/authorize")
                .clientId(grant.client().text())
                .redirectUri(grant.redirectUri())
                .scopes(grant.scopes())
                .state(grant.state())
                .additionalParameters(Map.of(
                        PkceParameterNames.CODE_CHALLENGE,
                        Objects.requireNonNull(grant.challenge()),
                        PkceParameterNames.CODE_CHALLENGE_METHOD,
                        "S256"))
                .build();
    }
}
