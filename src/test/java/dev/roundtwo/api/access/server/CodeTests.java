package dev.roundtwo.api.access.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import dev.roundtwo.api.access.clients.ClientKind;
import dev.roundtwo.api.access.server.Dance.App;
import dev.roundtwo.api.access.server.Dance.Tokens;
import dev.roundtwo.platform.Secrets;
import dev.roundtwo.platform.time.Backdated;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A code becomes tokens once, soon, for its own client, and with the verifier that fits. */
class CodeTests extends GrantedApp {

    CodeTests() {
        super(ClientKind.APP);
    }

    @ParameterizedTest
    @EnumSource(names = {"APP", "SITE"})
    void aCodeBecomesTokensThatOpenTheApi(ClientKind kind) throws Exception {
        MvcTestResult answer =
                dance.exchange(app = dance.registered(people.ada(), kind), dance.code(people.chloe(), app));
        assertThat(answer).hasStatusOk();
        assertThat(answer.getResponse().getHeader("Cache-Control")).contains("no-store");
        assertThat(Dance.json(answer).path("expires_in").asInt()).isBetween(590, 600);
        Tokens tokens = Tokens.of(answer);
        assertThat(dance.call(people.chloe(), tokens.access())).hasStatusOk();
        SignedJWT access = SignedJWT.parse(tokens.access());
        assertThat(access.getHeader().getType().getType()).isEqualTo("at+jwt");
        assertThat(access.getJWTClaimsSet().getAudience()).containsExactly(reader.audience());
        assertThat(access.getJWTClaimsSet().getStringClaim("scope")).isEqualTo("members:read");
        assertThat(access.getJWTClaimsSet().getSubject())
                .isEqualTo(people.chloe().accountId().toString());
        Tokens next = Tokens.of(dance.refresh(app, tokens.refresh()));
        assertThat(dance.call(people.chloe(), next.access())).hasStatusOk();
        assertThat(next.refresh()).isNotEqualTo(tokens.refresh());
    }

    /** v5.0.0-10.4.2: the second use also takes back what the first one gave. */
    @Test
    void aCodeIsGoodOnce() {
        String code = dance.code(people.chloe(), app);
        Tokens tokens = Tokens.of(dance.exchange(app, code));
        assertInvalidGrant(dance.exchange(app, code));
        assertThat(dance.call(people.chloe(), tokens.access())).hasStatus(401);
        assertInvalidGrant(dance.refresh(app, tokens.refresh()));
        assertThat(audited()).contains("token.family.revoked");
    }

    /** v5.0.0-10.4.2, v5.0.0-15.4.2 */
    @Test
    void ofTwoWhoExchangeACodeAtOnceNobodyKeepsAnything() throws Exception {
        String code = dance.code(people.chloe(), app);
        List<MvcTestResult> both = atOnce(() -> dance.exchange(app, code));
        assertNothingLeft(both);
    }

    /** v5.0.0-10.4.3 */
    @Test
    void aCodeIsGoodForAMinute() {
        String code = dance.code(people.chloe(), app);
        Backdated.at(Instant.now().plusSeconds(61), () -> assertInvalidGrant(dance.exchange(app, code)));
    }

    @Test
    void aCodeOfAnotherClientIsRefusedAndSpent() throws Exception {
        App other = dance.registered(people.ada(), ClientKind.SITE);
        String code = dance.code(people.chloe(), app);
        assertInvalidGrant(dance.exchange(other, code));
        assertInvalidGrant(dance.exchange(app, code));
    }

    @Test
    void theRedirectAddressIsComparedOnceMore() {
        String code = dance.code(people.chloe(), app);
        assertInvalidGrant(dance.token(
                app,
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                "https://app.example.org/",
                "code_verifier",
                Dance.VERIFIER));
    }

    @Test
    void theVerifierHasToFitTheChallenge() throws Exception {
        app = dance.registered(people.ada(), ClientKind.SITE);
        String code = dance.code(people.chloe(), app);
        assertThat(dance.token(
                        app,
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "redirect_uri",
                        Dance.BACK,
                        "code_verifier",
                        Secrets.token()))
                .hasStatus(400)
                .bodyText()
                .contains("invalid_grant");
        String other = dance.code(people.chloe(), app);
        assertThat(dance.token(app, "grant_type", "authorization_code", "code", other, "redirect_uri", Dance.BACK))
                .hasStatus(400)
                .bodyText()
                .contains("invalid_grant");
    }
}
