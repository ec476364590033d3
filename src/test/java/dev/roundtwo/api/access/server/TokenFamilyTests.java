package dev.roundtwo.api.access.server;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.api.access.AccessTokens;
import dev.roundtwo.api.access.clients.ApiClients;
import dev.roundtwo.api.access.clients.ClientForm;
import dev.roundtwo.api.access.clients.ClientKind;
import dev.roundtwo.api.access.server.Dance.App;
import dev.roundtwo.api.access.server.Dance.Tokens;
import dev.roundtwo.platform.time.Backdated;
import dev.roundtwo.tenancy.Members;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** What becomes of codes and tokens: exchanged, used twice, too late, or taken back. */
@ModuleTest
class TokenFamilyTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    ApiClients registry;

    @Autowired
    AccessTokens reader;

    @Autowired
    Members members;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Cast cast;

    Cast.People people;
    Dance dance;
    App app;

    @BeforeEach
    void gather() throws Exception {
        people = cast.people();
        dance = new Dance(web, registry);
        app = dance.registered(people.ada(), ClientKind.APP);
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

    /** v5.0.0-10.4.5: whoever has an old refresh token stole it or was robbed, so the whole family goes. */
    @Test
    void aRefreshTokenUsedTwiceEndsItsFamily() {
        Tokens first = dance.tokens(people.chloe(), app);
        Tokens second = Tokens.of(dance.refresh(app, first.refresh()));
        Tokens third = Tokens.of(dance.refresh(app, second.refresh()));
        assertInvalidGrant(dance.refresh(app, first.refresh()));
        assertInvalidGrant(dance.refresh(app, third.refresh()));
        for (Tokens tokens : List.of(first, second, third)) {
            assertThat(dance.call(people.chloe(), tokens.access())).hasStatus(401);
        }
        assertThat(audited()).contains("token.family.revoked");
    }

    /** v5.0.0-10.4.5: there is no time of grace. */
    @Test
    void ofTwoWhoRefreshAtOnceNobodyKeepsAnything() throws Exception {
        Tokens tokens = dance.tokens(people.chloe(), app);
        assertNothingLeft(atOnce(() -> dance.refresh(app, tokens.refresh())));
        assertThat(dance.call(people.chloe(), tokens.access())).hasStatus(401);
    }

    @Test
    void anotherFamilyOfTheSamePersonLivesOn() {
        Tokens stolen = dance.tokens(people.chloe(), app);
        Tokens other = dance.tokens(people.chloe(), app);
        dance.refresh(app, stolen.refresh());
        dance.refresh(app, stolen.refresh());
        assertThat(dance.call(people.chloe(), other.access())).hasStatusOk();
        assertThat(dance.refresh(app, other.refresh())).hasStatusOk();
    }

    @Test
    void aRefreshTokenIsItsClientsOnly() throws Exception {
        App other = dance.registered(people.ada(), ClientKind.SITE);
        Tokens tokens = dance.tokens(people.chloe(), app);
        assertInvalidGrant(dance.refresh(other, tokens.refresh()));
        assertThat(dance.refresh(app, tokens.refresh())).hasStatusOk();
    }

    @Test
    void aRefreshTokenNeverGetsMoreThanWasConsentedTo() {
        Tokens tokens = dance.tokens(people.chloe(), app);
        assertThat(dance.token(
                        app,
                        "grant_type",
                        "refresh_token",
                        "refresh_token",
                        tokens.refresh(),
                        "scope",
                        "members:read questions:read"))
                .hasStatus(400)
                .bodyText()
                .contains("invalid_scope");
    }

    /** v5.0.0-10.4.8: thirty days from the consent on, however often it is refreshed. */
    @Test
    void aFamilyEndsAfterThirtyDaysHoweverBusy() {
        Instant start = Instant.now();
        Tokens tokens = dance.tokens(people.chloe(), app);
        for (int day = 10; day < 30; day += 10) {
            Tokens before = tokens;
            var next = new Tokens[1];
            Backdated.at(
                    start.plus(Duration.ofDays(day)), () -> next[0] = Tokens.of(dance.refresh(app, before.refresh())));
            tokens = next[0];
            assertThat(tokens.refresh()).isNotEmpty();
        }
        Tokens last = tokens;
        Backdated.at(
                start.plus(Duration.ofDays(30)).plusSeconds(10),
                () -> assertInvalidGrant(dance.refresh(app, last.refresh())));
    }

    /** v5.0.0-8.3.2, v5.0.0-7.4.2 */
    @Test
    void whoIsRemovedLosesTokensAtOnce() throws Exception {
        Tokens tokens = dance.tokens(people.chloe(), app);
        in(people.ada(), () -> {
            members.remove(people.ada(), people.chloe().accountId());
            return null;
        });
        assertThat(dance.call(people.chloe(), tokens.access())).hasStatus(404);
        assertInvalidGrant(dance.refresh(app, tokens.refresh()));
    }

    @Test
    void aDisabledOrDeletedClientLosesTokensAtOnce() throws Exception {
        Tokens tokens = dance.tokens(people.chloe(), app);
        in(people.ada(), () -> {
            registry.disable(people.ada(), app.id());
            return null;
        });
        assertThat(dance.call(people.chloe(), tokens.access())).hasStatus(401);
        assertThat(dance.refresh(app, tokens.refresh()))
                .hasStatus(401)
                .bodyText()
                .contains("invalid_client");
        in(people.ada(), () -> {
            registry.enable(people.ada(), app.id());
            return null;
        });
        assertThat(dance.call(people.chloe(), tokens.access())).hasStatusOk();
        in(people.ada(), () -> {
            registry.delete(people.ada(), app.id());
            return null;
        });
        assertThat(dance.call(people.chloe(), tokens.access())).hasStatus(401);
    }

    @Test
    void aScopeTakenFromTheClientIsTakenFromItsTokens() throws Exception {
        Tokens tokens = dance.tokens(people.chloe(), app);
        in(people.ada(), () -> {
            registry.change(
                    people.ada(), app.id(), new ClientForm("Slots", null, Dance.BACK, List.of("questions:read"), null));
            return null;
        });
        assertThat(dance.call(people.chloe(), tokens.access())).hasStatus(403);
    }

    /** v5.0.0-10.4.9 */
    @Test
    void peopleSeeAndRevokeWhatTheyGranted() {
        Tokens tokens = dance.tokens(people.chloe(), app);
        assertThat(web.get().uri("/account/apps").with(as(people.chloe())))
                .hasStatusOk()
                .bodyText()
                .contains("Slots", people.ada().workspaceName(), "see who belongs to the workspace");
        assertThat(web.get().uri("/account/apps").with(as(people.dmitri())))
                .bodyText()
                .doesNotContain("Slots");
        String revocation = "/account/apps/" + app.id() + "/revocation";
        assertThat(web.post().uri(revocation).with(as(people.dmitri()))).hasStatus(404);
        assertThat(dance.call(people.chloe(), tokens.access())).hasStatusOk();
        assertThat(web.post().uri(revocation).with(as(people.chloe()))).hasStatus(302);
        assertThat(dance.call(people.chloe(), tokens.access())).hasStatus(401);
        assertInvalidGrant(dance.refresh(app, tokens.refresh()));
        assertThat(dance.authorize(people.chloe(), dance.request(app)))
                .redirectedUrl()
                .contains("/oauth2/consent");
        assertThat(audited()).contains("consent.given", "consent.revoked");
    }

    /** v5.0.0-11.4.1: whoever reads the tables holds nothing that can be used. */
    @Test
    void noTokenIsStored() throws Exception {
        String code = dance.code(people.chloe(), app);
        Tokens tokens = Tokens.of(dance.exchange(app, code));
        String stored = in(
                people.ada(),
                () -> transaction.execute(status -> sql.sql("select string_agg(g::text, ' ') from oauth_grant g")
                        .query(String.class)
                        .single()));
        assertThat(stored).contains(app.id().toString()).doesNotContain(code, tokens.refresh(), tokens.access());
    }

    private void assertNothingLeft(List<MvcTestResult> both) {
        assertThat(both).anySatisfy(TokenFamilyTests::assertInvalidGrant);
        both.stream()
                .map(Tokens::of)
                .filter(tokens -> !tokens.refresh().isEmpty())
                .forEach(tokens -> {
                    assertThat(dance.call(people.chloe(), tokens.access())).hasStatus(401);
                    assertInvalidGrant(dance.refresh(app, tokens.refresh()));
                });
    }

    private static List<MvcTestResult> atOnce(Callable<MvcTestResult> step) throws Exception {
        CyclicBarrier gate = new CyclicBarrier(2);
        Callable<MvcTestResult> gated = () -> {
            gate.await();
            return step.call();
        };
        try (var pair = Executors.newFixedThreadPool(2)) {
            Future<MvcTestResult> one = pair.submit(gated);
            Future<MvcTestResult> other = pair.submit(gated);
            return List.of(one.get(), other.get());
        }
    }

    private List<String> audited() {
        try {
            return in(
                    people.ada(),
                    () -> transaction.execute(status -> sql.sql("select action from audit_entry where workspace_id = ?")
                            .param(people.ada().workspaceId())
                            .query(String.class)
                            .list()));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static void assertInvalidGrant(MvcTestResult answer) {
        assertThat(answer).hasStatus(400).bodyText().contains("invalid_grant");
    }
}
