package dev.roundtwo.api.access.server;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.form;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.api.access.clients.ApiClients;
import dev.roundtwo.api.access.clients.ClientKind;
import dev.roundtwo.identity.Account;
import dev.roundtwo.identity.Accounts;
import dev.roundtwo.identity.SignedIn;
import dev.roundtwo.identity.signin.SignInLinks;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.privacy.Parcels;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import dev.roundtwo.tenancy.Workspaces;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Access that outlives its giver: v5.0.0-7.4.3, v5.0.0-10.4.9. */
@ModuleTest
class RenewedAccessTests {

    private static final String PASSWORD = "three owls on a wire";

    @Autowired
    MockMvcTester web;

    @Autowired
    ApiClients registry;

    @Autowired
    Accounts accounts;

    @Autowired
    Workspaces workspaces;

    @Autowired
    SignInLinks links;

    @Autowired
    Parcels parcels;

    @Autowired
    Apps apps;

    @Autowired
    Cast cast;

    Cast.People people;
    Dance dance;
    Dance.App app;
    Account squatted;
    Member squatter;

    @BeforeEach
    void gather() throws Exception {
        people = cast.people();
        dance = new Dance(web, registry);
        app = dance.registered(people.ada(), ClientKind.APP);
        squatted = accounts.openUnproven(Ids.next() + "@example.org", "Ada", PASSWORD);
        squatter = workspaces.join(people.ada().workspaceId(), squatted.id(), Role.INTERVIEWER);
    }

    @Test
    void whoOpenedAnAccountInSomebodysNameKeepsNoAppAndNoDataInIt() {
        Dance.Tokens tokens = dance.tokens(squatter, app);
        Dance.Tokens chloes = dance.tokens(people.chloe(), app);
        Scope.ofAccount(squatted.id()).run(() -> parcels.order("person"));
        assertThat(dance.call(squatter, tokens.access())).hasStatusOk();

        assertThat(web.post()
                        .uri("/sign-in/link/" + links.make(squatted.id(), null))
                        .with(form()))
                .hasStatus(302);

        assertThat(dance.refresh(app, tokens.refresh()))
                .hasStatus(400)
                .bodyText()
                .contains("invalid_grant");
        assertThat(dance.call(squatter, tokens.access())).hasStatus(401);
        assertThat(apps.of(squatted.id())).isEmpty();
        assertThat(Scope.ofAccount(squatted.id()).call(() -> parcels.state())).isEmpty();
        assertThat(dance.refresh(app, chloes.refresh())).as("somebody else's").hasStatusOk();
    }

    @Test
    void anotherPasswordEndsWhatAppsWereGiven() {
        Dance.Tokens tokens = dance.tokens(squatter, app);
        assertThat(web.post()
                        .uri("/account/password")
                        .with(as(squatter))
                        .param("current", PASSWORD)
                        .param("next", "four herons in the reeds"))
                .hasRedirectedUrl("/account/security?done=password");
        assertThat(dance.refresh(app, tokens.refresh())).hasStatus(400);
        assertThat(apps.of(squatted.id())).isEmpty();
    }

    /** What a client is given outlives the session: a provider's word alone does not give it, even where it was given before. */
    @Test
    void aProvidersWordLetsNoAppIn() {
        dance.tokens(squatter, app);
        var vouched = UsernamePasswordAuthenticationToken.authenticated(
                new SignedIn(squatted.id(), Instant.EPOCH, true), null, List.of());
        var request = web.get().uri("/oauth2/authorize");
        dance.request(app).forEach(request::queryParam);
        assertThat(request.with(authentication(vouched))).hasRedirectedUrl("/account/proof?next=" + AskedBefore.PAGE);
    }
}
