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
import jakarta.servlet.http.Cookie;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Signed out there, signed out here: v5.0.0-10.5.5. */
@ModuleTest
class ProviderLogoutTests {

    private static final String PASSWORD = "three owls on a wire";
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

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

    ForeignProvider foreign;
    Team team;
    Account ada;
    String subject;

    @BeforeEach
    void gather() throws Exception {
        foreign = ForeignProvider.start();
        team = Team.of(cast.people(), foreign, providers, web, "OPENID");
        ada = accounts.open(Ids.next() + "@example.org", "Ada", PASSWORD);
        workspaces.join(team.people.ada().workspaceId(), ada.id(), Role.INTERVIEWER);
        subject = "ada-" + Ids.next();
        identities.linkNew(ada.id(), new Vouched(foreign.issuer, subject, ada.email(), true, "Ada", false));
        foreign.isVisitedBy(subject, ada.email(), true);
    }

    @AfterEach
    void stop() {
        foreign.close();
    }

    @Test
    void theProvidersSessionsEndAndTheOwnOnesStay() {
        Cookie through = team.visits(null, null).browser();
        Cookie own = team.signsIn(team.leaves(null, null).browser(), ada.email(), PASSWORD);
        assertThat(team.get(team.home(), through)).hasStatusOk();
        assertThat(tells(Map.of())).hasStatusOk();
        assertThat(team.get(team.home(), through)).hasStatus(302);
        assertThat(team.get(team.home(), own)).hasStatusOk();
    }

    @Test
    void nobodyElseSignsThemOut() {
        Cookie through = team.visits(null, null).browser();
        refuses(Map.of("aud", "another-client"));
        refuses(Map.of("iss", "https://evil.example"));
        refuses(Map.of("iat", Instant.now().getEpochSecond() - 3_600));
        refuses(Map.of("nonce", "of an ID token"));
        refuses(Map.of("events", Map.of("another", Map.of())));
        assertThat(sends(signed(Map.of(), "foreign", "RS256"))).hasStatus(400);
        assertThat(sends(signed(Map.of(), "ours", "none"))).hasStatus(400);
        assertThat(sends("")).hasStatus(400);
        assertThat(team.get(team.home(), through)).hasStatusOk();
    }

    private void refuses(Map<String, Object> claims) {
        assertThat(tells(claims)).as("%s", claims).hasStatus(400);
    }

    private MvcTestResult tells(Map<String, Object> claims) {
        return sends(signed(claims, "ours", "RS256"));
    }

    private MvcTestResult sends(String token) {
        return web.post()
                .uri(team.provider.path() + "/ended")
                .param("logout_token", token)
                .exchange();
    }

    private String signed(Map<String, Object> changes, String key, String alg) {
        Map<String, Object> claims = new HashMap<>(Map.of(
                "iss", foreign.issuer,
                "aud", team.provider.clientId(),
                "sub", subject,
                "iat", Instant.now().getEpochSecond(),
                "exp", Instant.now().getEpochSecond() + 120,
                "jti", Ids.next().toString(),
                "events", Map.of(EVENT, Map.of())));
        claims.putAll(changes);
        return foreign.tell(Map.of("sign", Map.of("claims", claims, "key", key, "alg", alg)))
                .path("signed")
                .asString();
    }
}
