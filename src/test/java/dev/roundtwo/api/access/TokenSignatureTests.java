package dev.roundtwo.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.roundtwo.Bearer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Access tokens with forged, foreign or missing signatures (v5.0.0-9.1.1 to 9.1.3). */
class TokenSignatureTests extends BentToken {

    /** v5.0.0-9.1.2 */
    @Test
    void withoutASignatureItIsNothing() {
        assertThat(status(new PlainJWT(claims().build()).serialize())).isEqualTo(401);
        String[] parts = signed(claims()).split("\\.");
        for (String none : List.of("none", "None", "NONE", "nOnE")) {
            String header = encoded("{\"alg\":\"" + none + "\",\"typ\":\"at+jwt\",\"kid\":\"" + kid() + "\"}");
            assertThat(status(header + "." + parts[1] + ".")).isEqualTo(401);
            assertThat(status(header + "." + parts[1] + "." + parts[2])).isEqualTo(401);
        }
        assertThat(status(parts[0] + "." + parts[1] + ".")).isEqualTo(401);
        assertThat(status(parts[0] + "." + parts[1])).isEqualTo(401);
    }

    /** v5.0.0-9.1.2: everybody has the public key, so it must not work as a secret. */
    @Test
    void thePublicKeyIsNoSharedSecret() throws Exception {
        ECKey published = keys.signing().toPublicJWK();
        for (byte[] secret : List.of(
                published.toJSONString().getBytes(StandardCharsets.UTF_8),
                published.toECPublicKey().getEncoded(),
                ("-----BEGIN PUBLIC KEY-----\n"
                                + Base64.getMimeEncoder()
                                        .encodeToString(
                                                published.toECPublicKey().getEncoded())
                                + "\n-----END PUBLIC KEY-----\n")
                        .getBytes(StandardCharsets.UTF_8))) {
            JWSHeader header = header(JWSAlgorithm.HS256).keyID(kid()).build();
            assertThat(status(signed(header, claims(), new MACSigner(secret)))).isEqualTo(401);
        }
    }

    /** v5.0.0-9.1.3 */
    @Test
    void aKeyOfTheTokensOwnIsNotUsed() throws Exception {
        ECKey own = new ECKeyGenerator(Curve.P_256).keyID(kid()).generate();
        JWTClaimsSet claims = claims().build();
        URI evil = URI.create("https://evil.example/keys");
        assertThat(status(Bearer.sign(own, good.header(house).build(), claims))).isEqualTo(401);
        assertThat(status(Bearer.sign(
                        own, good.header(house).jwk(own.toPublicJWK()).build(), claims)))
                .isEqualTo(401);
        assertThat(status(Bearer.sign(own, good.header(house).jwkURL(evil).build(), claims)))
                .isEqualTo(401);
        assertThat(status(Bearer.sign(own, good.header(house).x509CertURL(evil).build(), claims)))
                .isEqualTo(401);
        JWSHeader ownName =
                good.header(house).keyID("mine").jwk(own.toPublicJWK()).build();
        assertThat(status(Bearer.sign(own, ownName, claims))).isEqualTo(401);
    }

    /** v5.0.0-9.1.3: also when the signature is ours, which no client can have made. */
    @Test
    void aHeaderThatNamesAnotherKeyIsRefusedWhateverItsSignature() {
        JWSHeader header = good.header(house)
                .jwkURL(URI.create("https://evil.example/keys"))
                .build();
        assertThat(status(Bearer.sign(house, header, claims().build()))).isEqualTo(401);
    }

    /** v5.0.0-9.1.3, v5.0.0-1.2.4 */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../../../dev/null",
                "/dev/null",
                "' or '1'='1",
                "x' union select id, sealed, signs_at from signing_key --",
                "https://evil.example/keys",
                "unknown",
                " ",
                "\u0000"
            })
    void noNameOfAKeyLeadsAnywhereElse(String kid) {
        JWSHeader header = good.header(house).keyID(kid).build();
        assertThat(status(Bearer.sign(house, header, claims().build()))).isEqualTo(401);
    }

    @Test
    void aTokenHasToNameItsKey() {
        JWSHeader header = header(JWSAlgorithm.ES256).build();
        assertThat(status(Bearer.sign(house, header, claims().build()))).isEqualTo(401);
    }

    @Test
    void anotherAlgorithmIsRefused() throws Exception {
        RSAKey rsa = new RSAKeyGenerator(2048).keyID(kid()).generate();
        for (JWSAlgorithm algorithm : List.of(JWSAlgorithm.RS256, JWSAlgorithm.PS512)) {
            assertThat(status(signed(header(algorithm).keyID(kid()).build(), claims(), new RSASSASigner(rsa))))
                    .isEqualTo(401);
        }
    }

    @Test
    void aBentTokenIsRefused() {
        String[] parts = signed(claims()).split("\\.");
        String more = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                .replace("members:read", "members:read members:write");
        assertThat(more).contains("members:write");
        assertThat(status(parts[0] + "." + encoded(more) + "." + parts[2])).isEqualTo(401);
        assertThat(status(parts[0] + "." + parts[1] + "." + new StringBuilder(parts[2]).reverse()))
                .isEqualTo(401);
        assertThat(status(parts[0] + "." + parts[1] + "." + encoded("\0".repeat(64))))
                .isEqualTo(401);
    }

    private static String signed(JWSHeader header, JWTClaimsSet.Builder claims, JWSSigner signer) throws JOSEException {
        SignedJWT token = new SignedJWT(header, claims.build());
        token.sign(signer);
        return token.serialize();
    }

    private static JWSHeader.Builder header(JWSAlgorithm algorithm) {
        return new JWSHeader.Builder(algorithm).type(new JOSEObjectType(AccessTokens.TYPE));
    }
}
