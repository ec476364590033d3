package dev.roundtwo.api.access;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import dev.roundtwo.api.access.keys.SigningKeys;
import dev.roundtwo.platform.web.PublicUrl;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;

/**
 * Reads access tokens of our own: ES256 by a key of our table, of the type {@code at+jwt}, from us, for the API, and in
 * time (30 s of skew). A token that brings its own key or says where to fetch one is refused, whatever else is in it.
 */
@Component
public class AccessTokens {

    /** The type that tells an access token from other tokens (RFC 9068). */
    public static final String TYPE = "at+jwt";

    /** The claim that names the authorization a token came of. */
    public static final String GRANT = "grant";

    public static final String WORKSPACE = "workspace";

    static final Duration SKEW = Duration.ofSeconds(30);
    private static final Set<String> FOREIGN_KEYS = Set.of("jku", "jwk", "x5u", "x5c", "crit");
    private static final List<String> NEEDED = List.of("sub", "client_id", "jti", WORKSPACE, GRANT);

    private final SigningKeys keys;
    private final PublicUrl url;
    private final Clock clock;
    private final JwtDecoder decoder;

    AccessTokens(SigningKeys keys, PublicUrl url, Clock clock) {
        this.keys = keys;
        this.url = url;
        this.clock = clock;
        NimbusJwtDecoder nimbus = NimbusJwtDecoder.withJwkSource(source())
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .jwtProcessorCustomizer(processor ->
                        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType(TYPE))))
                .build();
        nimbus.setJwtValidator(this::judge);
        this.decoder = nimbus;
    }

    /** The audience of access tokens. */
    public String audience() {
        return url.of("/api");
    }

    /** Who issues them. */
    public String issuer() {
        return url.of("");
    }

    /**
     * @throws org.springframework.security.oauth2.jwt.JwtException when it is none of ours, or not good now
     */
    public Jwt read(String token) {
        return decoder.decode(token);
    }

    private JWKSource<SecurityContext> source() {
        return (selector, context) -> named(selector);
    }

    private List<JWK> named(JWKSelector selector) {
        Set<String> ids = selector.getMatcher().getKeyIDs();
        if (ids == null) {
            return List.of();
        }
        List<JWK> found = ids.stream()
                .filter(id -> id != null)
                .flatMap(id -> Stream.ofNullable(keys.published(id)))
                .toList();
        return found.stream().filter(selector.getMatcher()::matches).toList();
    }

    private OAuth2TokenValidatorResult judge(Jwt token) {
        String fault = fault(token, clock.instant());
        return fault == null
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token", fault, null));
    }

    private @Nullable String fault(Jwt token, Instant now) {
        if (token.getHeaders().keySet().stream().anyMatch(FOREIGN_KEYS::contains)) {
            return "The token brings a key of its own";
        }
        if (!issuer().equals(token.getClaimAsString("iss"))) {
            return "The token is from another issuer";
        }
        if (token.getAudience() == null || !token.getAudience().contains(audience())) {
            return "The token is for another audience";
        }
        if (NEEDED.stream().anyMatch(claim -> token.getClaimAsString(claim) == null)) {
            return "The token is incomplete";
        }
        return faultInTime(token, now);
    }

    static @Nullable String faultInTime(Jwt token, Instant now) {
        Instant end = token.getExpiresAt();
        if (end == null || !now.minus(SKEW).isBefore(end)) {
            return "The token has expired";
        }
        Instant start = token.getNotBefore();
        return start != null && now.plus(SKEW).isBefore(start) ? "The token is not good yet" : null;
    }
}
