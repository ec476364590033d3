package dev.roundtwo.tenancy.signon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.identity.Account;
import dev.roundtwo.identity.Accounts;
import dev.roundtwo.identity.external.ExternalIdentities;
import dev.roundtwo.identity.external.Vouched;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.tenancy.Role;
import dev.roundtwo.tenancy.Workspaces;
import dev.roundtwo.tenancy.signon.Team.Away;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What somebody tries who wants to be signed in as Ada. She is linked, so that each of these would succeed if it were believed. */
@ModuleTest
class SignOnAttackTests {

    private static ForeignProvider foreign;
    private static ForeignProvider evil;

    @Autowired
    MockMvcTester web;

    @Autowired
    Cast cast;

    @Autowired
    Providers providers;

    @Autowired
    Accounts accounts;

    @Autowired
    Workspaces workspaces;

    @Autowired
    ExternalIdentities identities;

    Team team;
    String subject;

    @BeforeAll
    static void start() {
        foreign = ForeignProvider.start();
        evil = ForeignProvider.start();
    }

    @AfterAll
    static void stop() {
        foreign.close();
        evil.close();
    }

    @BeforeEach
    void gather() throws Exception {
        team = Team.of(cast.people(), foreign, providers, web, "OPENID");
        subject = "ada-" + Ids.next();
        Account ada = accounts.open(Ids.next() + "@example.org", "Ada", null);
        workspaces.join(team.people.ada().workspaceId(), ada.id(), Role.INTERVIEWER);
        identities.linkNew(ada.id(), new Vouched(foreign.issuer, subject, ada.email(), true, "Ada", false));
        foreign.isVisitedBy(subject, ada.email(), true);
    }

    @AfterEach
    void behave() {
        foreign.behaves();
    }

    @Test
    void withoutAnAttackAdaIsSignedIn() {
        assertThat(team.visits(null, null).result()).hasRedirectedUrl(team.home());
    }

    /** v5.0.0-10.1.2, v5.0.0-10.2.1. */
    @Test
    void aStateThatIsNotOursIsRefused() {
        Away away = team.leaves(null, null);
        URI back = foreign.walk(away.to());
        refused(team.returns(away.browser(), changed(back, "state", "another")));
        refused(team.returns(away.browser(), URI.create(back.toString().replaceFirst("state=[^&]*&?", ""))));
        assertThat(team.returns(away.browser(), changed(back, "state", state(back) + "&state=" + state(back))))
                .as("given twice")
                .hasStatus(400);
    }

    /** v5.0.0-10.4.2, from the client's side. */
    @Test
    void aStateIsGoodOnce() {
        Away away = team.leaves(null, null);
        URI back = foreign.walk(away.to());
        MvcTestResult first = team.returns(away.browser(), back);
        assertThat(first).hasRedirectedUrl(team.home());
        refused(team.returns(away.browser(), back));
        refused(team.returns(first.getResponse().getCookie("roundtwo"), back));
    }

    /** v5.0.0-10.2.1: somebody gets Ada's browser to open their answer, or opens hers. */
    @Test
    void anAnswerFromAnotherBrowserIsRefused() {
        URI back = foreign.walk(team.leaves(null, null).to());
        refused(team.returns(null, back));
        refused(team.returns(team.leaves(null, null).browser(), back));
    }

    /** The code of another browser in an own departure: PKCE and nonce are of this one. v5.0.0-10.4.6, v5.0.0-10.5.1. */
    @Test
    void aCodeFromAnotherBrowserIsRefused() {
        URI adas = foreign.walk(team.leaves(null, null).to());
        Away own = team.leaves(null, null);
        URI mixed = changed(adas, "state", state(URI.create(own.to())));
        refused(team.returns(own.browser(), mixed));
    }

    /** v5.0.0-10.2.2: the answer of one provider brought to another, or named as another's. */
    @Test
    void anAnswerOfAnotherProviderIsRefused() throws Exception {
        Away away = team.leaves(null, null);
        URI back = foreign.walk(away.to());
        refused(team.returns(away.browser(), changed(back, "iss", evil.issuer)));
        away = team.leaves(null, null);
        back = foreign.walk(away.to());
        refused(team.returns(away.browser(), URI.create(back.toString().replaceFirst("&iss=[^&]*", ""))));

        Team other = Team.of(team.people, evil, providers, web, "OPENID");
        away = team.leaves(null, null);
        String there = foreign.walk(away.to()).toString().replace(team.provider.path(), other.provider.path());
        refused(other.returns(away.browser(), URI.create(there)));
    }

    /** v5.0.0-10.5.1. */
    @Test
    void aTokenWithAnotherNonceIsRefused() {
        refusedWith(Map.of("claims", Map.of("nonce", "another")));
        refusedWith(Map.of("drop", List.of("nonce")));
    }

    /** v5.0.0-9.1.1, v5.0.0-9.1.2: unsigned, signed with the public key as a secret, by a stranger's key, or by no known one. */
    @Test
    void aTokenThatTheProviderDidNotSignIsRefused() {
        refusedWith(Map.of("alg", "none"));
        refusedWith(Map.of("alg", "HS256"));
        refusedWith(Map.of("key", "foreign"));
        refusedWith(Map.of("key", "foreign", "kid", "../../../dev/null"));
    }

    /** v5.0.0-9.1.2: by the right key, and in a way that the provider does not name among its own. */
    @Test
    void aTokenOfAnotherAlgorithmIsRefused() {
        foreign.misbehaves(Map.of("alg", "RS256"));
        assertThat(team.visits(null, null).result()).hasRedirectedUrl(team.home());
        refusedWith(Map.of("alg", "PS256"));
    }

    /** v5.0.0-10.5.4, v5.0.0-9.2.3. */
    @Test
    void aTokenForAnotherClientIsRefused() {
        refusedWith(Map.of("claims", Map.of("aud", "another-client")));
        refusedWith(Map.of("claims", Map.of("aud", List.of(team.provider.clientId(), "another"), "azp", "another")));
    }

    /** v5.0.0-10.5.3, v5.0.0-6.8.2. */
    @Test
    void aTokenOfAnotherIssuerIsRefused() {
        refusedWith(Map.of("claims", Map.of("iss", evil.issuer)));
        refusedWith(Map.of("claims", Map.of("iss", foreign.issuer + "/")));
    }

    /** v5.0.0-9.2.1. */
    @Test
    void aTokenOfAnotherTimeIsRefused() {
        long now = Instant.now().getEpochSecond();
        refusedWith(Map.of("claims", Map.of("exp", now - 120)));
        refusedWith(Map.of("claims", Map.of("iat", now + 600)));
        refusedWith(Map.of("claims", Map.of("iat", now - 3_600)));
        refusedWith(Map.of("drop", List.of("exp")));
    }

    /** v5.0.0-6.8.1: another provider may say whatever it likes of the same subject. */
    @Test
    void theSameSubjectAtAnotherProviderIsAnotherPerson() throws Exception {
        Team other = Team.of(team.people, evil, providers, web, "OPENID");
        evil.isVisitedBy(subject, "ada@example.org", true);
        assertThat(other.visits(null, null).result()).hasRedirectedUrl("/sign-in/unlinked");
    }

    /** v5.0.0-3.7.2. */
    @Test
    void theWayBackLeadsToThisSiteOnly() {
        for (String elsewhere : List.of("//evil.example", "https://evil.example", "/\\evil.example", "/sign-in")) {
            assertThat(team.visits(null, elsewhere).result()).as(elsewhere).hasRedirectedUrl(team.home());
        }
        assertThat(web.get().uri("/sign-in/team").param("address", "https://evil.example/w/x//evil.example"))
                .hasRedirectedUrl("/sign-in/w/x");
    }

    @Test
    void whoSaysNoThereIsNotSignedIn() {
        foreign.tell(Map.of("person", "nobody"));
        assertThat(team.visits(null, null).result()).hasStatusOk().bodyText().contains("Not signed in");
    }

    @Test
    void theAddressOfAProviderIsNobodyElses() {
        assertThat(web.get().uri("/sign-in/with/" + team.provider.address() + "x"))
                .hasStatus(404);
        assertThat(web.get().uri("/sign-in/with/else." + team.provider.handle()))
                .hasStatus(404);
        assertThat(web.get()
                        .uri("/sign-in/with/" + team.people.charlie().workspaceSlug() + "." + team.provider.handle()))
                .hasStatus(404);
    }

    private void refusedWith(Map<String, Object> misbehaviour) {
        foreign.misbehaves(misbehaviour);
        MvcTestResult answer = team.visits(null, null).result();
        assertThat(answer).as("%s", misbehaviour).hasStatus(400).bodyText().contains("That did not fit together");
    }

    private static void refused(MvcTestResult answer) {
        assertThat(answer).hasStatus(400).bodyText().contains("That did not fit together");
    }

    private static URI changed(URI address, String name, String value) {
        return URI.create(address.toString().replaceFirst("([?&]" + name + ")=[^&]*", "$1=" + value));
    }

    private static String state(URI address) {
        return address.getRawQuery().replaceFirst(".*(^|&)state=([^&]*).*", "$2");
    }
}
