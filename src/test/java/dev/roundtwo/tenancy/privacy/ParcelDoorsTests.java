package dev.roundtwo.tenancy.privacy;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.form;
import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import dev.roundtwo.Cast;
import dev.roundtwo.ModuleTest;
import dev.roundtwo.identity.SignedIn;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.platform.privacy.OpenParcel;
import dev.roundtwo.platform.privacy.ParcelState;
import dev.roundtwo.platform.privacy.Parcels;
import dev.roundtwo.platform.scope.Scope;
import dev.roundtwo.tenancy.Member;
import jakarta.servlet.http.Cookie;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;

/** v5.0.0-8.3.1, v5.0.0-7.5.3: the doors of a workspace hold for what is taken along from it too. Ben belongs to two. */
@ModuleTest
class ParcelDoorsTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    Cast cast;

    @Autowired
    Parcels parcels;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    FindByIndexNameSessionRepository<? extends Session> sessions;

    Cast.People people;
    Member ben;
    String team;
    String elsewhere;

    @BeforeEach
    void belongToTwo() {
        people = cast.people();
        ben = people.ben();
        cast.joins(people.charlie(), ben);
        team = ben.workspaceSlug() + "/";
        elsewhere = people.charlie().workspaceSlug() + "/";
    }

    @Test
    void withoutTheSecondFactorThatAWorkspaceAsksForNothingOfItIsPacked() throws Exception {
        assertThat(folders(packed(as(ben)))).as("while no door is shut").isEqualTo(List.of(elsewhere, team));
        change("update workspace set second_factor_required = true where id = ?", ben.workspaceId());

        Map<String, String> once = packed(as(ben));
        assertThat(folders(once)).containsExactly(elsewhere);
        assertThat(once.get("index.html"))
                .contains(ben.workspaceName() + " is left out", "second factor", "/w/" + ben.workspaceSlug());
        assertThat(web.get().uri("/account/data").with(as(ben))).bodyText().contains("Left out:");

        Map<String, String> whole = packed(twice());
        assertThat(folders(whole)).containsExactly(elsewhere, team);
        assertThat(whole.get("index.html")).doesNotContain("is left out");
    }

    @Test
    void whatAnotherSessionOrderedIsNotHandedThroughAShutDoor() throws Exception {
        change("update workspace set second_factor_required = true where id = ?", ben.workspaceId());
        packed(twice());
        assertThat(take(as(ben))).hasStatus(409).bodyText().contains("Enter that workspace first");
        assertThat(take(twice())).hasStatusOk();
        packed(as(ben));
        assertThat(take(as(ben))).as("its own is").hasStatusOk();
    }

    @Test
    void soItIsWithTheOneProviderOfAWorkspace() throws Exception {
        UUID provider = soleProvider();
        Map<String, String> password = packed(as(ben));
        assertThat(folders(password)).containsExactly(elsewhere);
        assertThat(password.get("index.html")).contains("through its own sign-in provider");

        Cookie browser = cameThrough(sessions, provider);
        RequestPostProcessor through = request -> {
            request.setCookies(browser);
            return form().postProcessRequest(request);
        };
        assertThat(folders(packed(through))).containsExactly(elsewhere, team);
        assertThat(take(as(ben))).hasStatus(409);
    }

    /** A session as a sign-in through the provider and a proof of one's own leave it. */
    private <S extends Session> Cookie cameThrough(FindByIndexNameSessionRepository<S> sessions, UUID provider) {
        String now = Long.toString(System.currentTimeMillis());
        S session = sessions.createSession();
        session.setAttribute(
                FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME,
                ben.accountId().toString());
        session.setAttribute("since", now);
        session.setAttribute("proved", now);
        session.setAttribute("through", ben.accountId() + " " + provider + "@" + ben.workspaceId() + "@" + now);
        sessions.save(session);
        return new Cookie(
                "roundtwo", Base64.getEncoder().encodeToString(session.getId().getBytes(StandardCharsets.UTF_8)));
    }

    private UUID soleProvider() throws Exception {
        UUID provider = Ids.next();
        in(
                people.ada(),
                () -> transaction.execute(status ->
                        sql.sql("""
                insert into sign_on_provider (id, workspace_id, handle, kind, label, issuer, client_id, sealed_secret, created_at)
                values (?, ?, 'abcdefgh', 'OPENID', 'Door', 'https://provider.example', 'client', 'x', now())
                """).params(provider, ben.workspaceId()).update()));
        change("update workspace set sole_provider = '" + provider + "' where id = ?", ben.workspaceId());
        return provider;
    }

    private void change(String statement, UUID workspace) throws Exception {
        in(
                people.ada(),
                () -> transaction.execute(
                        status -> sql.sql(statement).param(workspace).update()));
    }

    private static List<String> folders(Map<String, String> files) {
        return files.keySet().stream()
                .filter(name -> name.contains("/"))
                .map(name -> name.substring(0, name.indexOf('/') + 1))
                .distinct()
                .toList();
    }

    /** Ordered, waited for and taken in one session. */
    private Map<String, String> packed(RequestPostProcessor session) throws Exception {
        assertThat(web.post().uri("/account/data/parcels").with(session)).hasStatus3xxRedirection();
        await().until(() -> state().ready());
        MvcTestResult zip = take(session);
        assertThat(zip).hasStatusOk();
        return OpenParcel.files(new ByteArrayInputStream(zip.getResponse().getContentAsByteArray()));
    }

    private MvcTestResult take(RequestPostProcessor session) {
        return web.get()
                .uri("/account/data/parcels/" + state().id())
                .accept("text/html", "*/*")
                .with(session)
                .exchange();
    }

    private ParcelState state() {
        return Scope.ofAccount(ben.accountId()).call(() -> parcels.state().orElseThrow());
    }

    private RequestPostProcessor twice() {
        var me = UsernamePasswordAuthenticationToken.authenticated(
                new SignedIn(ben.accountId(), Instant.now(), true), null, List.of());
        return request -> form().postProcessRequest(authentication(me).postProcessRequest(request));
    }
}
