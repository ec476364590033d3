package dev.roundtwo.api.access.server;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.in;
import static dev.roundtwo.api.access.server.GrantedApp.assertInvalidGrant;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.TablesOwner;
import dev.roundtwo.api.access.clients.ApiClients;
import dev.roundtwo.api.access.clients.ClientKind;
import dev.roundtwo.api.access.server.Dance.App;
import dev.roundtwo.api.access.server.Dance.Tokens;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.tenancy.Member;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** Where a workspace is closed or suspended, or an account closed or disabled, nothing is issued and nothing works (v5.0.0-7.4.2). */
@ModuleTest
class ClosedAccessTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    ApiClients registry;

    @Autowired
    Environment environment;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Cast cast;

    Cast.People people;
    Dance dance;
    TablesOwner owner;
    App site;
    App program;

    @BeforeEach
    void gather() throws Exception {
        people = cast.people();
        owner = new TablesOwner(environment);
        dance = new Dance(web, registry);
        site = dance.registered(people.ada(), ClientKind.SITE);
        program = dance.registered(people.ada(), ClientKind.PROGRAM);
    }

    @Test
    void aClosedOrSuspendedWorkspaceGivesNoTokensAndItsLogSaysWhoAsked() throws Exception {
        for (String column : List.of("closing_at", "suspended_at")) {
            gather();
            Tokens before = Tokens.of(clientCredentials());
            Tokens hers = dance.tokens(people.chloe(), site);
            workspace(column + " = now()");
            for (int i = 0; i < 3; i++) {
                assertThat(clientCredentials()).hasStatus(401).bodyText().contains("invalid_client");
            }
            assertThat(dance.refresh(site, hers.refresh())).hasStatus(401);
            assertThat(dance.authorize(people.chloe(), dance.request(site))).hasStatus(400);
            assertThat(dance.call(people.ada(), before.access())).hasStatus4xxClientError();
            assertThat(refusals())
                    .as("once an hour for each client, however often it asks")
                    .containsExactlyInAnyOrder(
                            program.id().toString(), site.id().toString());
            workspace(column + " = null");
            assertThat(clientCredentials()).hasStatusOk();
        }
    }

    /** v5.0.0-16.2.5: whoever does not have its secret writes nothing into a workspace's log. */
    @Test
    void aWrongSecretIsNotPutDown() throws Exception {
        workspace("closing_at = now()");
        assertThat(dance.token(
                        new App(program.id(), program.clientId(), "rt2_wrong"), "grant_type", "client_credentials"))
                .hasStatus(401);
        assertThat(refusals()).isEmpty();
    }

    @Test
    void aClosedAccountsAppsAreOutAtOnceAndStayOutWhenItComesBack() {
        Member ben = people.ben();
        Tokens tokens = dance.tokens(ben, site);
        Tokens others = dance.tokens(people.chloe(), site);
        close(ben);
        assertThat(stored(ben)).isZero();
        assertNothingWorks(ben, tokens);
        assertThat(web.post().uri("/account/data/keeping").with(as(ben))).hasStatus3xxRedirection();
        assertThat(web.get().uri("/w/" + ben.workspaceSlug()).with(as(ben))).hasStatusOk();
        assertNothingWorks(ben, tokens);
        assertThat(web.get().uri("/account/apps").with(as(ben))).bodyText().doesNotContain("Slots");
        assertThat(dance.authorize(ben, dance.request(site)))
                .as("asked anew")
                .redirectedUrl()
                .contains("/oauth2/consent?");
        assertThat(dance.call(people.chloe(), others.access()))
                .as("somebody else's")
                .hasStatusOk();
        assertThat(audited(ben)).contains("account.closed", "apps.revoked");
    }

    @Test
    void aDisabledAccountsTokensDoNothing() {
        Member ben = people.ben();
        Tokens tokens = dance.tokens(ben, site);
        owner.run("update account set disabled_at = now() where id = '" + ben.accountId() + "'");
        assertNothingWorks(ben, tokens);
        assertThat(dance.authorize(ben, dance.request(site)))
                .as("nor is there a new one")
                .hasStatus4xxClientError();
    }

    @Test
    void thePageSaysWhatBecomesOfApps() {
        assertThat(web.get().uri("/account/data/closure").with(as(people.ben())))
                .bodyText()
                .contains("Apps that act for you are put out for good", "each asks you again");
    }

    private void assertNothingWorks(Member who, Tokens tokens) {
        assertInvalidGrant(dance.refresh(site, tokens.refresh()));
        for (String token : List.of(tokens.access(), tokens.refresh())) {
            assertThat(dance.post("/oauth2/introspect", site, "token", token))
                    .hasStatusOk()
                    .bodyJson()
                    .isEqualTo("{\"active\":false}");
        }
        assertThat(dance.call(who, tokens.access()).getResponse().getStatus()).isIn(401, 404);
        for (String path : List.of("/api/v1/me", "/api/v1/workspaces")) {
            assertThat(web.get().uri(path).header("Authorization", "Bearer " + tokens.access()))
                    .as(path)
                    .hasStatus(401);
        }
    }

    private void close(Member who) {
        assertThat(web.post()
                        .uri("/account/data/closure")
                        .param("email", who.email())
                        .with(as(who)))
                .hasRedirectedUrl("/goodbye");
    }

    private MvcTestResult clientCredentials() {
        return dance.token(program, "grant_type", "client_credentials", "scope", "members:read");
    }

    private void workspace(String change) {
        owner.run("update workspace set " + change + " where id = '"
                + people.ada().workspaceId() + "'");
    }

    /** What still stands of the account's authorizations and consents. */
    private long stored(Member who) {
        return owner.count(
                who.workspaceId(),
                "select (select count(*) from oauth_grant where account_id = '%1$s' and revoked_at is null) + (select count(*) from oauth_consent where account_id = '%1$s')"
                        .formatted(who.accountId()));
    }

    private List<String> refusals() throws Exception {
        return in(
                people.ada(),
                () -> transaction.execute(status -> sql.sql(
                                "select subject from audit_entry where workspace_id = ? and action = 'client.refused'")
                        .param(people.ada().workspaceId())
                        .query(String.class)
                        .list()));
    }

    private List<String> audited(Member who) {
        UUID account = who.accountId();
        return Scope.ofAccount(account)
                .call(() -> transaction.execute(
                        status -> sql.sql("select action from audit_entry where subject = ? and workspace_id is null")
                                .param(account.toString())
                                .query(String.class)
                                .list()));
    }
}
