package dev.roundtwo.api.access.server;

import dev.roundtwo.api.access.AccessTokens;
import dev.roundtwo.api.access.ClientId;
import dev.roundtwo.identity.SignedIn;
import dev.roundtwo.platform.Secrets;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.stereotype.Component;

/**
 * Between Spring's picture of an authorization and our {@link Grant}: what is stored is a few plain columns, and no object of
 * Spring's is ever written or read back. A token whose value nobody knows any more is named by its digest.
 */
@Component
class Authorizations implements OAuth2AuthorizationService {

    static final String GRANT = Grant.class.getName();
    private static final String UNKNOWN = "digest:";

    private final Grants grants;
    private final Clients clients;
    private final AccessTokens tokens;
    private final Clock clock;

    Authorizations(Grants grants, Clients clients, AccessTokens tokens, Clock clock) {
        this.grants = grants;
        this.clients = clients;
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        String kind = type == null ? "" : type.getValue();
        return switch (kind) {
            case OAuth2ParameterNames.STATE ->
                me().flatMap(me -> grants.asking(me.accountId(), token))
                        .filter(grant -> grant.live() && grant.shown())
                        .map(grant -> authorization(grant)
                                .attribute(OAuth2ParameterNames.STATE, token)
                                .build())
                        .orElse(null);
            case OAuth2ParameterNames.CODE -> byCode(token).orElse(null);
            case OAuth2ParameterNames.REFRESH_TOKEN -> byRefresh(token).orElse(null);
            case OAuth2ParameterNames.ACCESS_TOKEN -> byAccess(token).orElse(null);
            default ->
                token.chars().filter(c -> c == '.').count() == 2
                        ? byAccess(token).orElse(null)
                        : byRefresh(token).or(() -> byCode(token)).orElse(null);
        };
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return null; // nothing of Spring's asks, and an id alone says no workspace
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        Grant grant = authorization.getAttribute(GRANT);
        if (grant != null) {
            grants.drop(grant);
        }
    }

    @Override
    public void save(OAuth2Authorization changed) {
        Grant grant = changed.getAttribute(GRANT);
        if (grant == null) {
            begin(changed);
            return;
        }
        var code = changed.getToken(OAuth2AuthorizationCode.class);
        var refresh = changed.getRefreshToken();
        boolean exchanged = code != null && code.isInvalidated() && !grant.codeUsed();
        if (isInvalidated(refresh) || isInvalidated(changed.getAccessToken())) {
            grants.revoke(grant, "client");
        } else if (grant.codeDigest() == null && code != null) {
            OAuth2AuthorizationCode fresh = code.getToken();
            must(grants.consented(
                    grant,
                    changed.getAuthorizedScopes(),
                    fresh.getTokenValue(),
                    Objects.requireNonNull(fresh.getExpiresAt())));
        } else if (exchanged && refresh != null) {
            must(grants.exchange(grant, refresh.getToken().getTokenValue()));
        } else if (exchanged) {
            grants.revoke(grant, "another-client");
        } else if (refresh != null && !refresh.getToken().getTokenValue().equals(known(grant.refreshDigest()))) {
            must(grants.rotate(grant, refresh.getToken().getTokenValue()));
        }
    }

    private void begin(OAuth2Authorization fresh) {
        ClientId client = ClientId.of(fresh.getRegisteredClientId()).orElseThrow();
        Instant now = clock.instant();
        OAuth2AuthorizationRequest request = fresh.getAttribute(OAuth2AuthorizationRequest.class.getName());
        if (request == null) { // a program
            Map<String, Object> claims =
                    Objects.requireNonNull(fresh.getAccessToken()).getClaims();
            UUID id = UUID.fromString(
                    String.valueOf(Objects.requireNonNull(claims).get(AccessTokens.GRANT)));
            UUID account = UUID.fromString(String.valueOf(claims.get("sub")));
            Instant ends =
                    Objects.requireNonNull(fresh.getAccessToken().getToken().getExpiresAt());
            grants.begin(
                    new Grant(
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
                            true),
                    null);
            return;
        }
        var code = fresh.getToken(OAuth2AuthorizationCode.class);
        String asking = fresh.getAttribute(OAuth2ParameterNames.STATE);
        Set<String> scopes = asking == null ? fresh.getAuthorizedScopes() : request.getScopes();
        grants.begin(
                new Grant(
                        UUID.fromString(fresh.getId()),
                        client,
                        UUID.fromString(fresh.getPrincipalName()),
                        true,
                        me().filter(SignedIn::twice).isPresent(),
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
                        now.plus(asking == null ? Grants.LONGEST : Grants.TO_CONSENT),
                        true),
                asking);
    }

    private Optional<OAuth2Authorization> byCode(String code) {
        return grants.byCode(code).map(grant -> authorization(grant, code, known(grant.refreshDigest()))
                .build());
    }

    private Optional<OAuth2Authorization> byRefresh(String token) {
        return grants.byRefresh(token).map(grant -> authorization(grant, known(grant.codeDigest()), token)
                .build());
    }

    private Optional<OAuth2Authorization> byAccess(String token) {
        Jwt read;
        try {
            read = tokens.read(token);
        } catch (JwtException refused) {
            return Optional.empty();
        }
        UUID workspace = UUID.fromString(read.getClaimAsString(AccessTokens.WORKSPACE));
        return grants.byId(workspace, UUID.fromString(read.getClaimAsString(AccessTokens.GRANT)))
                .map(grant -> {
                    OAuth2AccessToken access = new OAuth2AccessToken(
                            OAuth2AccessToken.TokenType.BEARER,
                            token,
                            read.getIssuedAt(),
                            read.getExpiresAt(),
                            Set.of(read.getClaimAsString("scope").split(" ")));
                    return authorization(grant)
                            .token(access, metadata -> {
                                metadata.put(OAuth2Authorization.Token.CLAIMS_METADATA_NAME, read.getClaims());
                                metadata.put(OAuth2Authorization.Token.INVALIDATED_METADATA_NAME, !grant.live());
                            })
                            .build();
                });
    }

    private OAuth2Authorization.Builder authorization(Grant grant, @Nullable String code, @Nullable String refresh) {
        OAuth2Authorization.Builder built = authorization(grant);
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

    private OAuth2Authorization.Builder authorization(Grant grant) {
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
                .attribute(GRANT, grant);
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

    private static boolean isInvalidated(OAuth2Authorization.@Nullable Token<?> token) {
        return token != null && token.isInvalidated();
    }

    private static @Nullable String known(@Nullable String digest) {
        return digest == null ? null : UNKNOWN + digest;
    }

    private static void must(boolean done) {
        if (!done) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
        }
    }

    private static Optional<SignedIn> me() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn me
                ? Optional.of(me)
                : Optional.empty();
    }
}
