package dev.roundtwo.api.access.server;

import dev.roundtwo.api.access.AccessTokens;
import dev.roundtwo.identity.SignedIn;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.stereotype.Component;

/** Spring's authorizations, kept as {@link Grant}s: found by what a client shows, and saved as the step that was taken. */
@Component
class Authorizations implements OAuth2AuthorizationService {

    static final String GRANT = Grant.class.getName();

    private final Grants grants;
    private final GrantSteps steps;
    private final Revocations revocations;
    private final Pictures pictures;
    private final AccessTokens tokens;
    private final Clock clock;

    Authorizations(
            Grants grants,
            GrantSteps steps,
            Revocations revocations,
            Pictures pictures,
            AccessTokens tokens,
            Clock clock) {
        this.grants = grants;
        this.steps = steps;
        this.revocations = revocations;
        this.pictures = pictures;
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
                        .map(grant -> pictures.of(grant)
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
            steps.drop(grant);
        }
    }

    @Override
    public void save(OAuth2Authorization changed) {
        Grant grant = changed.getAttribute(GRANT);
        if (grant == null) {
            Instant now = clock.instant();
            boolean twice = me().filter(SignedIn::twice).isPresent();
            steps.begin(FreshGrant.of(changed, now, twice), changed.getAttribute(OAuth2ParameterNames.STATE));
            return;
        }
        var code = changed.getToken(OAuth2AuthorizationCode.class);
        var refresh = changed.getRefreshToken();
        boolean exchanged = code != null && code.isInvalidated() && !grant.codeUsed();
        if (isInvalidated(refresh) || isInvalidated(changed.getAccessToken())) {
            revocations.revoke(grant, "client");
        } else if (grant.codeDigest() == null && code != null) {
            OAuth2AuthorizationCode fresh = code.getToken();
            must(steps.consented(
                    grant,
                    changed.getAuthorizedScopes(),
                    fresh.getTokenValue(),
                    Objects.requireNonNull(fresh.getExpiresAt())));
        } else if (exchanged && refresh != null) {
            must(steps.exchange(grant, refresh.getToken().getTokenValue()));
        } else if (exchanged) {
            revocations.revoke(grant, "another-client");
        } else if (refresh != null
                && !refresh.getToken().getTokenValue().equals(Pictures.known(grant.refreshDigest()))) {
            must(steps.rotate(grant, refresh.getToken().getTokenValue()));
        }
    }

    private Optional<OAuth2Authorization> byCode(String code) {
        return grants.byCode(code).map(grant -> pictures.of(grant, code, Pictures.known(grant.refreshDigest()))
                .build());
    }

    private Optional<OAuth2Authorization> byRefresh(String token) {
        return grants.byRefresh(token).map(grant -> pictures.of(grant, Pictures.known(grant.codeDigest()), token)
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
                    return pictures.of(grant)
                            .token(access, metadata -> {
                                metadata.put(OAuth2Authorization.Token.CLAIMS_METADATA_NAME, read.getClaims());
                                metadata.put(OAuth2Authorization.Token.INVALIDATED_METADATA_NAME, !grant.live());
                            })
                            .build();
                });
    }

    private static boolean isInvalidated(OAuth2Authorization.@Nullable Token<?> token) {
        return token != null && token.isInvalidated();
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
