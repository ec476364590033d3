package dev.roundtwo.identity.external;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.roundtwo.identity.external.Issuers.Issuer;
import dev.roundtwo.identity.external.NotVouched.Reason;
import java.text.ParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Reads access tokens that a provider signed for somebody else's audience: by the keys and algorithms that it publishes, with
 * 30 s of skew. What says that it is an ID token is none, and neither is what brings a key of its own.
 */
@Component
public class ProviderTokens {

    private static final int SKEW_SECONDS = 30;
    private static final int LONGEST = 8_000;
    private static final Set<String> OF_ID_TOKENS = Set.of("nonce", "at_hash", "c_hash");

    private final Issuers issuers;

    ProviderTokens(Issuers issuers) {
        this.issuers = issuers;
    }

    /** Whether the issuer is an address that can be asked at all; nobody is asked. */
    public boolean mayAsk(String issuer) {
        try {
            return issuers.description(issuer).getHost() != null;
        } catch (NotVouched unfit) {
            return false;
        }
    }

    /**
     * Asks the provider who it is, now.
     *
     * @throws NotVouched when it does not answer, or not as a provider does
     */
    public void look(String issuer) throws NotVouched {
        issuers.anew(issuer);
    }

    /**
     * @throws NotVouched when it is no good access token of the issuer's for the audience, or the issuer's keys cannot be had
     */
    public Said read(String issuer, String audience, String token) throws NotVouched {
        Issuer known = issuers.at(issuer);
        try {
            if (token.length() > LONGEST) {
                throw new NotVouched(Reason.UNTRUSTED, "length");
            }
            SignedJWT signed = SignedJWT.parse(token);
            if (bringsItsKey(signed.getHeader())) {
                throw new NotVouched(Reason.UNTRUSTED, "header");
            }
            JWTClaimsSet claims = processor(known, issuer, audience).process(signed, null);
            if (claims.getExpirationTime() == null) { // there in name only
                throw new NotVouched(Reason.UNTRUSTED, "exp");
            }
            if (claims.getClaims().keySet().stream().anyMatch(OF_ID_TOKENS::contains)) {
                throw new NotVouched(Reason.UNTRUSTED, "id token");
            }
            return new Said(issuer, claims.getSubject(), scopes(claims));
        } catch (KeySourceException away) {
            throw new NotVouched(Reason.AWAY, "keys", away);
        } catch (ParseException | BadJOSEException | JOSEException bad) {
            throw new NotVouched(Reason.UNTRUSTED, "token", bad);
        }
    }

    private static boolean bringsItsKey(JWSHeader header) {
        return header.getJWK() != null
                || header.getJWKURL() != null
                || header.getX509CertURL() != null
                || header.getX509CertChain() != null;
    }

    private static DefaultJWTProcessor<SecurityContext> processor(Issuer known, String issuer, String audience) {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(
                new JOSEObjectType("at+jwt"), new JOSEObjectType("application/at+jwt"), JOSEObjectType.JWT, null));
        processor.setJWSKeySelector(known.selector());
        var verifier = new DefaultJWTClaimsVerifier<SecurityContext>(
                audience, new JWTClaimsSet.Builder().issuer(issuer).build(), Set.of("sub", "exp"));
        verifier.setMaxClockSkew(SKEW_SECONDS);
        processor.setJWTClaimsSetVerifier(verifier);
        return processor;
    }

    /** Providers write them as one text or as a list, under one of two names. */
    private static Set<String> scopes(JWTClaimsSet claims) {
        Object said = claims.getClaim("scope") == null ? claims.getClaim("scp") : claims.getClaim("scope");
        if (said instanceof List<?> list) {
            return list.stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet());
        }
        return said instanceof String text
                ? Arrays.stream(text.split(" ")).collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    /** Whom the token speaks of, and what it is good for. */
    public record Said(String issuer, String subject, Set<String> scopes) {}
}
