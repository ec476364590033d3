package dev.roundtwo.identity.external;

import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import dev.roundtwo.identity.external.Issuers.Issuer;
import dev.roundtwo.identity.external.NotVouched.Reason;
import dev.roundtwo.platform.outbound.Outbound.Answer;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Where a provider is asked directly: a code for tokens, and a token for more about the person. */
@Component
class TokenDesk {

    private final Lines lines;

    TokenDesk(Lines lines) {
        this.lines = lines;
    }

    Tokens exchange(Provider provider, Issuer issuer, Departure departure, String code) throws NotVouched {
        var grant = new AuthorizationCodeGrant(
                new AuthorizationCode(code), provider.redirect(), new CodeVerifier(departure.verifier()));
        HTTPRequest request = new TokenRequest(
                        issuer.metadata().getTokenEndpointURI(), authentication(provider, issuer), grant, null)
                .toHTTPRequest();
        Map<String, String> headers = new HashMap<>();
        request.getHeaderMap().forEach((name, values) -> headers.put(name, values.getFirst()));
        headers.put("Accept", "application/json");
        Answer answer = lines.post(provider.issuer(), request.getURI(), headers, request.getBody());
        return tokens(answer);
    }

    private static Tokens tokens(Answer answer) throws NotVouched {
        try {
            TokenResponse response = OIDCTokenResponseParser.parse(JSONObjectUtils.parse(answer.body()));
            if (!response.indicatesSuccess()) {
                String code = response.toErrorResponse().getErrorObject().getCode();
                Reason reason = "invalid_grant".equals(code) ? Reason.UNTRUSTED : Reason.UNFIT;
                throw new NotVouched(reason, code != null && code.matches("[a-z_]{1,40}") ? code : "error");
            }
            if (answer.status() == 200
                    && response instanceof OIDCTokenResponse success
                    && success.getOIDCTokens().getIDToken() instanceof SignedJWT signed) {
                return new Tokens(
                        signed, success.getOIDCTokens().getAccessToken().getValue());
            }
            throw new NotVouched(Reason.UNTRUSTED, "no signed token");
        } catch (ParseException | RuntimeException odd) {
            throw new NotVouched(Reason.UNTRUSTED, "no token", odd);
        }
    }

    /**
     * What the provider says of the person beyond the token; nothing, when it has no such place.
     *
     * @throws NotVouched when it speaks of somebody else
     */
    Map<String, Object> userInfo(Provider provider, Issuer issuer, String accessToken, String subject)
            throws NotVouched {
        URI place = issuer.metadata().getUserInfoEndpointURI();
        if (place == null || !lines.mayAsk(place)) {
            return Map.of();
        }
        Answer answer = lines.get(
                provider.issuer(),
                place,
                Map.of("Authorization", "Bearer " + accessToken, "Accept", "application/json"));
        if (answer.status() != 200) {
            return Map.of();
        }
        try {
            Map<String, Object> said = JSONObjectUtils.parse(answer.body());
            if (!subject.equals(said.get("sub"))) {
                throw new NotVouched(Reason.UNTRUSTED, "userinfo");
            }
            return said;
        } catch (ParseException odd) {
            return Map.of();
        }
    }

    private static ClientAuthentication authentication(Provider provider, Issuer issuer) {
        ClientID id = new ClientID(provider.clientId());
        Secret secret = new Secret(provider.clientSecret());
        List<ClientAuthenticationMethod> methods = issuer.metadata().getTokenEndpointAuthMethods();
        boolean basic = methods == null || methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
        return basic ? new ClientSecretBasic(id, secret) : new ClientSecretPost(id, secret);
    }

    /** Used once, and dropped. */
    record Tokens(SignedJWT idToken, String accessToken) {

        @Override
        public String toString() {
            return "Tokens";
        }
    }
}
