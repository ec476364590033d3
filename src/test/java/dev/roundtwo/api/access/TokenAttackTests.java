package dev.roundtwo.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.roundtwo.Bearer;
import dev.roundtwo.platform.Ids;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Misused access tokens, well signed (v5.0.0-9.2.1 to 9.2.4, v5.0.0-10.3.1): each differs in one thing from a good one. */
class TokenAttackTests extends BentToken {

    /** v5.0.0-9.2.3, v5.0.0-10.3.1 */
    @Test
    void aTokenForAnotherAudienceIsRefused() {
        String issuer = house.getBean(AccessTokens.class).issuer();
        for (String audience : List.of(
                issuer,
                issuer + "/api/",
                "https://other.example/api",
                good.client().toString())) {
            assertThat(status(signed(claims().audience(audience)))).as(audience).isEqualTo(401);
        }
        assertThat(status(signed(claims().audience(List.of())))).isEqualTo(401);
    }

    @Test
    void aTokenOfAnotherIssuerIsRefused() {
        String issuer = house.getBean(AccessTokens.class).issuer();
        for (String other : List.of("https://evil.example", issuer + "/", issuer.replace("http:", "https:"))) {
            assertThat(status(signed(claims().issuer(other)))).as(other).isEqualTo(401);
        }
        assertThat(status(signed(claims().issuer(null)))).isEqualTo(401);
    }

    /** v5.0.0-9.2.1, with 30 seconds for clocks that differ. */
    @Test
    void aTokenIsGoodInItsTimeOnly() {
        assertThat(status(signed(old().expirationTime(in(-31))))).isEqualTo(401);
        assertThat(status(signed(old().expirationTime(in(-20))))).isEqualTo(200);
        assertThat(status(signed(claims().expirationTime(null)))).isEqualTo(401);
        assertThat(status(signed(claims().notBeforeTime(in(40))))).isEqualTo(401);
        assertThat(status(signed(claims().notBeforeTime(in(20))))).isEqualTo(200);
    }

    /** v5.0.0-9.2.2 */
    @Test
    void anotherKindOfTokenIsNoAccessToken() {
        for (String type : List.of("JWT", "id_token+jwt", "logout+jwt", "dpop+jwt")) {
            JWSHeader header = good.header(house).type(new JOSEObjectType(type)).build();
            assertThat(status(Bearer.sign(house, header, claims().build())))
                    .as(type)
                    .isEqualTo(401);
        }
        JWSHeader untyped = good.header(house).type(null).build();
        assertThat(status(Bearer.sign(house, untyped, claims().build()))).isEqualTo(401);
    }

    @Test
    void theClaimsHaveToFitWhatIsStored() {
        assertThat(status(signed(claims().subject(people.dmitri().accountId().toString()))))
                .isEqualTo(401);
        assertThat(status(signed(claims().subject("1")))).isEqualTo(401);
        assertThat(status(signed(claims().claim(AccessTokens.GRANT, Ids.next().toString()))))
                .isEqualTo(401);
        assertThat(status(signed(claims().claim(
                                AccessTokens.WORKSPACE,
                                people.charlie().workspaceId().toString()))))
                .isEqualTo(401);
        String elsewhere = new ClientId(people.charlie().workspaceId(), good.client()).text();
        assertThat(status(signed(claims().claim("client_id", elsewhere)
                        .claim(
                                AccessTokens.WORKSPACE,
                                people.charlie().workspaceId().toString()))))
                .isEqualTo(401);
        for (String claim : List.of("jti", "client_id", "sub", AccessTokens.GRANT, AccessTokens.WORKSPACE)) {
            assertThat(status(signed(claims().claim(claim, null)))).as(claim).isEqualTo(401);
        }
    }

    @Test
    void aScopeThatWasNotGrantedIsNone() {
        Bearer none = Bearer.granted(house, people.chloe(), "questions:read");
        String bent = Bearer.sign(
                house,
                none.header(house).build(),
                none.claims(house, "members:read").build());
        assertThat(status(bent)).isEqualTo(403);
    }

    @Test
    void aTokenStandsInItsHeaderOnly() {
        String token = signed(claims());
        assertThat(web.get().uri(doorstep()).param("access_token", token)).hasStatus(401);
        assertThat(web.get().uri(doorstep()).header("Authorization", "Basic " + token))
                .hasStatus(401);
    }

    private JWTClaimsSet.Builder old() {
        return claims().issueTime(in(-630)).notBeforeTime(in(-630));
    }

    private static Date in(int seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }
}
