package dev.roundtwo.api.access.server;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.api.access.clients.ClientForm;
import dev.roundtwo.api.access.clients.ClientKind;
import dev.roundtwo.api.access.server.Dance.App;
import dev.roundtwo.api.access.server.Dance.Tokens;
import dev.roundtwo.platform.time.Backdated;
import dev.roundtwo.tenancy.Members;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What becomes of tokens: renewed, used twice, too late, or taken back. */
class TokenFamilyTests extends GrantedApp {

    TokenFamilyTests() {
        super(ClientKind.APP);
    }

    @Autowired
    Members members;

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
}
