package dev.roundtwo.identity.external;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.claims.ACR;
import com.nimbusds.openid.connect.sdk.claims.AMR;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.LogoutTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import com.nimbusds.openid.connect.sdk.validators.LogoutTokenValidator;
import dev.roundtwo.identity.external.Issuers.Issuer;
import dev.roundtwo.identity.external.NotVouched.Reason;
import dev.roundtwo.identity.external.TokenDesk.Tokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The code flow as OpenID Connect has it: the ID token is checked by signature, issuer, audience, nonce and time. */
@Component
class OpenIdFlow {

    private static final Duration SKEW = Duration.ofMinutes(1);
    private static final Duration OLDEST = Duration.ofMinutes(10);

    private final TokenDesk desk;
    private final Clock clock;

    OpenIdFlow(TokenDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    Departure depart(Provider provider, Issuer issuer) {
        State state = new State();
        Nonce nonce = new Nonce();
        CodeVerifier verifier = new CodeVerifier();
        var request = new AuthenticationRequest.Builder(
                        ResponseType.CODE,
                        new Scope("openid", "email", "profile"),
                        new ClientID(provider.clientId()),
                        provider.redirect())
                .endpointURI(issuer.metadata().getAuthorizationEndpointURI())
                .state(state)
                .nonce(nonce)
                .codeChallenge(verifier, CodeChallengeMethod.S256);
        if (!provider.acrValues().isEmpty()) {
            request.acrValues(provider.acrValues().stream().map(ACR::new).toList());
        }
        if (provider.longest() != null) {
            request.maxAge((int) provider.longest().toSeconds());
        }
        return new Departure(request.build().toURI(), state.getValue(), nonce.getValue(), verifier.getValue());
    }

    /** Refuses an answer that names another issuer, or none where the provider promises its name (RFC 9207). */
    void mustBeFrom(Issuer issuer, @Nullable String named) throws NotVouched {
        boolean promised = issuer.metadata().supportsAuthorizationResponseIssuerParam();
        String expected = issuer.metadata().getIssuer().getValue();
        if (named == null ? promised : !named.equals(expected)) {
            throw new NotVouched(Reason.UNTRUSTED, "iss");
        }
    }

    Vouched arrive(Provider provider, Issuer issuer, Departure departure, String code) throws NotVouched {
        Tokens tokens = desk.exchange(provider, issuer, departure, code);
        try {
            return vouched(provider, issuer, tokens, checked(provider, issuer, departure, tokens.idToken()));
        } catch (IllegalArgumentException odd) {
            throw new NotVouched(Reason.UNTRUSTED, "claims", odd); // empty, or of letters that no text has
        }
    }

    private Vouched vouched(Provider provider, Issuer issuer, Tokens tokens, IDTokenClaimsSet said) throws NotVouched {
        mustBeRecent(provider, said.getAuthenticationTime());
        String subject = said.getSubject().getValue();
        String email = said.getStringClaim("email");
        boolean verified = isTrue(said.getClaim("email_verified"));
        String name = said.getStringClaim("name");
        if (email == null) {
            Map<String, Object> more = desk.userInfo(provider, issuer, tokens.accessToken(), subject);
            email = more.get("email") instanceof String text ? text : null;
            verified = isTrue(more.get("email_verified"));
            name = more.get("name") instanceof String text ? text : name;
        }
        boolean twice = provider.countsTwice() && isTwice(provider, said);
        return new Vouched(issuer.metadata().getIssuer().getValue(), subject, email, verified, name, twice);
    }

    private IDTokenClaimsSet checked(Provider provider, Issuer issuer, Departure departure, SignedJWT token)
            throws NotVouched {
        var validator = new IDTokenValidator(
                issuer.metadata().getIssuer(), new ClientID(provider.clientId()), issuer.selector(), null);
        validator.setMaxClockSkew((int) SKEW.toSeconds());
        try {
            IDTokenClaimsSet said = validator.validate(token, new Nonce(departure.nonce()));
            Date issued = said.getIssueTime();
            if (issued == null || issued.toInstant().isBefore(clock.instant().minus(OLDEST))) {
                throw new NotVouched(Reason.UNTRUSTED, "iat");
            }
            if (said.getSubject().getValue().length() > 255) {
                throw new NotVouched(Reason.UNTRUSTED, "sub");
            }
            return said;
        } catch (RateLimitReachedException madeUp) {
            throw new NotVouched(Reason.UNTRUSTED, "key", madeUp);
        } catch (KeySourceException away) {
            throw new NotVouched(Reason.AWAY, "keys", away);
        } catch (BadJOSEException | JOSEException bad) {
            throw new NotVouched(Reason.UNTRUSTED, "token", bad);
        }
    }

    /** The subject of a logout token: signed by the provider, for this client, a moment ago, and naming no nonce. */
    String signedOut(Provider provider, Issuer issuer, String token) throws NotVouched {
        var validator = new LogoutTokenValidator(
                issuer.metadata().getIssuer(), new ClientID(provider.clientId()), issuer.selector(), null);
        try {
            LogoutTokenClaimsSet said = validator.validate(SignedJWT.parse(token));
            Instant issued = said.getIssueTime().toInstant();
            Duration age = Duration.between(issued, clock.instant()).abs();
            if (said.getSubject() == null || age.compareTo(OLDEST) > 0) {
                throw new NotVouched(Reason.UNTRUSTED, "logout token");
            }
            return said.getSubject().getValue();
        } catch (java.text.ParseException | BadJOSEException | JOSEException | IllegalArgumentException bad) {
            throw new NotVouched(Reason.UNTRUSTED, "logout token", bad);
        }
    }

    private void mustBeRecent(Provider provider, @Nullable Date proved) throws NotVouched {
        if (provider.longest() == null) {
            return;
        }
        Instant earliest = clock.instant().minus(provider.longest()).minus(SKEW);
        if (proved == null || proved.toInstant().isBefore(earliest)) {
            throw new NotVouched(Reason.UNTRUSTED, "auth_time");
        }
    }

    private static boolean isTwice(Provider provider, IDTokenClaimsSet said) {
        List<AMR> methods = said.getAMR();
        ACR context = said.getACR();
        return (methods != null && methods.contains(AMR.MFA))
                || (context != null && provider.acrValues().contains(context.getValue()));
    }

    /** Some providers write it as a text. */
    private static boolean isTrue(@Nullable Object claim) {
        return Boolean.TRUE.equals(claim) || "true".equals(claim);
    }
}
