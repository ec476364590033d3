package dev.roundtwo.tenancy;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.form;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.StatementCounter;
import dev.roundtwo.identity.SignedIn;
import dev.roundtwo.platform.scope.Scope;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;

/** A workspace may let in only people with a second factor (ASVS v5.0.0-6.3.3). */
@ModuleTest
class SecondFactorDoorTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    Cast cast;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    Cast.People people;
    Member ada;
    String home;

    @BeforeEach
    void aStrictWorkspace() {
        people = cast.people();
        ada = people.ada();
        home = "/w/" + ada.workspaceSlug();
        insist(true);
    }

    @Test
    void whoHasNoneIsLedToWhereItIsSetUpAndToldWhy() {
        String setUp = "/account/security?next=" + home.replace("/", "%2F");
        assertThat(web.get().uri(home).with(as(ada))).hasRedirectedUrl(setUp);
        assertThat(web.get().uri(home + "/people").with(as(ada))).hasRedirectedUrl(setUp + "%2Fpeople");
        assertThat(web.get().uri("/account/security").param("next", home).with(as(ada)))
                .hasStatusOk()
                .bodyText()
                .contains(ada.workspaceName() + " asks for a second factor.");
        insist(false);
        assertThat(web.get().uri(home).with(as(ada))).hasStatusOk();
    }

    @Test
    void whoHasOneButDidNotShowItIsAskedForIt() {
        givePasskey();
        assertThat(web.get().uri(home).with(as(ada)))
                .hasRedirectedUrl("/sign-in/second-factor?next=" + home.replace("/", "%2F"));
        assertThat(web.get().uri("/sign-in/second-factor").param("next", home).with(as(ada)))
                .hasStatusOk()
                .bodyText()
                .contains("One more step");
        assertThat(web.get().uri(home).with(twice(ada))).hasStatusOk();
    }

    @Test
    void whatIsNoPageIsRefused() {
        assertThat(web.post().uri(home + "/people/invitations").with(as(ada))).hasStatus(403);
        assertThat(web.get().uri(home + "/people").header("HX-Request", "true").with(as(ada)))
                .hasHeader("HX-Redirect", "/account/security?next=" + home.replace("/", "%2F"))
                .bodyText()
                .isEmpty();
        assertThat(web.get().uri(home).header("Accept", "text/event-stream").with(as(ada)))
                .hasStatus(403);
    }

    @Test
    void aStrangerStillFindsNothingAndOtherWorkspacesStayOpen() {
        assertThat(web.get().uri(home).with(as(people.charlie()))).hasStatus(404);
        assertThat(web.get().uri("/w/" + people.charlie().workspaceSlug()).with(as(people.charlie())))
                .hasStatusOk();
    }

    @Test
    void theDemoNeverAsks() {
        change(ada, "update workspace set demo = true where id = ?");
        assertThat(web.get().uri(home).with(as(ada))).hasStatusOk();
    }

    /** It is read with the membership: a page costs what it cost. */
    @Test
    void askingCostsNoStatement() throws Exception {
        var strict = StatementCounter.during(
                () -> web.get().uri(home + "/people").with(twice(ada)).exchange());
        insist(false);
        var open = StatementCounter.during(
                () -> web.get().uri(home + "/people").with(as(ada)).exchange());
        assertThat(strict).isEqualTo(open);
    }

    private void insist(boolean so) {
        change(ada, "update workspace set second_factor_required = " + so + " where id = ?");
    }

    private void givePasskey() {
        Scope.ofAccount(ada.accountId())
                .run(() -> transaction.executeWithoutResult(
                        status -> sql.sql("""
                        insert into passkey (credential_id, account_id, name, public_key, signature_count, user_verified,
                            transports, backup_eligible, backed_up, added_at)
                        values (gen_random_uuid()::text, ?, 'Key', '', 0, true, '', false, false, now())
                        """).param(ada.accountId()).update()));
    }

    private void change(Member member, String statement) {
        new Scope(member.workspaceId(), member.accountId())
                .run(() -> transaction.executeWithoutResult(
                        status -> sql.sql(statement).param(member.workspaceId()).update()));
    }

    private static RequestPostProcessor twice(Member member) {
        var me = UsernamePasswordAuthenticationToken.authenticated(
                new SignedIn(member.accountId(), Instant.now(), true), null, List.of());
        return request -> form().postProcessRequest(authentication(me).postProcessRequest(request));
    }
}
