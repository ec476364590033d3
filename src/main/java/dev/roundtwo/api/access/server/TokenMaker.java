package dev.roundtwo.api.access.server;

import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import dev.roundtwo.api.access.AccessTokens;
import dev.roundtwo.api.access.ClientId;
import dev.roundtwo.api.access.keys.SigningKeys;
import dev.roundtwo.platform.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;
import org.springframework.stereotype.Component;

/** Makes access tokens (RFC 9068, ten minutes), refresh tokens (as long as their authorization) and codes (a minute). */
@Component
class TokenMaker implements OAuth2TokenGenerator<OAuth2Token> {

    static final Duration ACCESS = Duration.ofMinutes(10);
    static final Duration CODE = Duration.ofMinutes(1);

    private final SigningKeys keys;
    private final AccessTokens tokens;
    private final Clock clock;
    private final JwtEncoder encoder;

    TokenMaker(SigningKeys keys, AccessTokens tokens, Clock clock) {
        this.keys = keys;
        this.tokens = tokens;
        this.clock = clock;
        JWKSource<SecurityContext> signing =
                (JWKSelector selector, SecurityContext context) -> List.of(this.keys.signing());
        this.encoder = new NimbusJwtEncoder(signing);
    }

    @Override
    public @Nullable OAuth2Token generate(OAuth2TokenContext context) {
        if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
            return access(context);
        }
        if (OAuth2TokenType.REFRESH_TOKEN.equals(context.getTokenType())) {
            OAuth2Authorization authorization = Objects.requireNonNull(context.getAuthorization());
            Grant grant = Objects.requireNonNull(authorization.<Grant>getAttribute(Authorizations.GRANT));
            return new OAuth2RefreshToken(Opaque.make(client(context).workspace()), clock.instant(), grant.ends());
        }
        return null;
    }

    OAuth2AuthorizationCode code(OAuth2TokenContext context) {
        Instant now = clock.instant();
        return new OAuth2AuthorizationCode(Opaque.make(client(context).workspace()), now, now.plus(CODE));
    }

    private Jwt access(OAuth2TokenContext context) {
        Instant now = clock.instant();
        OAuth2Authorization authorization = context.getAuthorization();
        Grant grant = authorization == null ? null : authorization.getAttribute(Authorizations.GRANT);
        Object program = context.getRegisteredClient().getClientSettings().getSetting(Clients.ACCOUNT);
        Instant end = now.plus(ACCESS);
        JwtClaimsSet claims = JwtClaimsSet.builder()
                .issuer(tokens.issuer())
                .audience(List.of(tokens.audience()))
                .subject(
                        grant == null
                                ? String.valueOf(program)
                                : grant.account().toString())
                .issuedAt(now)
                .notBefore(now)
                .expiresAt(grant != null && grant.ends().isBefore(end) ? grant.ends() : end)
                .id(Ids.next().toString())
                .claim("client_id", context.getRegisteredClient().getClientId())
                .claim(
                        "scope",
                        String.join(
                                " ",
                                context.getAuthorizedScopes().stream().sorted().toList()))
                .claim(AccessTokens.WORKSPACE, client(context).workspace().toString())
                .claim(AccessTokens.GRANT, (grant == null ? Ids.next() : grant.id()).toString())
                .build();
        JwsHeader header =
                JwsHeader.with(SignatureAlgorithm.ES256).type(AccessTokens.TYPE).build();
        return encoder.encode(JwtEncoderParameters.from(header, claims));
    }

    private static ClientId client(OAuth2TokenContext context) {
        return ClientId.of(context.getRegisteredClient().getClientId()).orElseThrow();
    }
}
