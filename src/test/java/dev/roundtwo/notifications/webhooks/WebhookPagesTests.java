package dev.roundtwo.notifications.webhooks;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.roundtwo.Cast;
import dev.roundtwo.identity.SignedIn;
import dev.roundtwo.tenancy.Member;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@HookTest
class WebhookPagesTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    Webhooks webhooks;

    @Autowired
    Cast cast;

    @Autowired
    JdbcClient sql;

    Cast.People people;
    Member ada;
    Listener listener;
    String base;

    @BeforeEach
    void listen() throws Exception {
        people = cast.people();
        ada = people.ada();
        listener = new Listener();
        base = "/w/" + ada.workspaceSlug() + "/settings/webhooks";
    }

    @AfterEach
    void hangUp() {
        listener.close();
    }

    @Test
    void aReplayOfWhatIsUnderWayAlreadyIsToldSoOnItsPage() throws Exception {
        listener.answers(503);
        String page = redirect(post(base, "url", listener.url(), "about", "A calendar", "events", "member.joined"));
        String message = redirect(post(page + "/tests"));
        MvcTestResult again = post(message + "/replays");
        assertThat(redirect(again)).isEqualTo(message);
        Object why = again.getMvcResult().getFlashMap().get("problem");
        assertThat(why).asString().startsWith("It is on its way already");
        assertThat(web.get()
                        .uri(message)
                        .cookie(again.getResponse().getCookies())
                        .with(as(ada)))
                .hasStatusOk()
                .bodyText()
                .contains("Not done.", "It is on its way already");
    }

    @Test
    void fromAddingItToATestAndItsReplay() throws Exception {
        assertThat(get(base)).hasStatusOk().bodyText().contains("Nobody is told yet");
        MvcTestResult added = post(base, "url", listener.url(), "about", "A calendar", "events", "member.joined");
        String page = redirect(added);
        Object secret = added.getMvcResult().getFlashMap().get("secret");
        assertThat(secret).asString().startsWith("whsec_");
        assertThat(get(page)).bodyText().contains("A calendar", listener.url()).doesNotContain((String) secret);
        assertThat(get(base)).bodyText().contains("A calendar", "1 event<");

        String message = redirect(post(page + "/tests"));
        await().until(() -> !listener.heard.isEmpty());
        await().until(() -> body(message).contains("delivered"));
        assertThat(body(message))
                .contains(
                        "webhook.test",
                        "204",
                        "Replay",
                        listener.heard.getFirst().id());
        assertThat(body(page)).contains("webhook.test", "delivered", "204");
        assertThat(redirect(post(message + "/replays"))).isEqualTo(message);
        await().until(() -> listener.heard.size() == 2);
        assertThat(listener.heard.getFirst().id())
                .isEqualTo(listener.heard.getLast().id());

        assertThat(redirect(post(page + "/disabling"))).isEqualTo(page);
        assertThat(body(page)).contains("It is switched off", "an admin did that");
        assertThat(redirect(post(page + "/enabling"))).isEqualTo(page);
        assertThat(body(page + "/edit")).contains("Make a new secret");
        MvcTestResult rotated = post(page + "/secrets");
        assertThat(rotated.getMvcResult().getFlashMap().get("secret"))
                .asString()
                .startsWith("whsec_")
                .isNotEqualTo(secret);
        assertThat(body(page + "/edit")).contains("signs until", "End it now").doesNotContain("whsec_");
        assertThat(redirect(post(page + "/deletion"))).isEqualTo(base);
        assertThat(get(page)).hasStatus(404);
    }

    @Test
    void whatATestCameToIsSeenAndWhenItIsTriedNextAndOfWhichWebhookItWas() throws Exception {
        listener.answers(503);
        String page = redirect(post(base, "url", listener.url(), "about", "A calendar", "events", "member.joined"));
        String message = redirect(post(page + "/tests"));
        await().until(() -> body(message).contains("not taken yet"));
        assertThat(body(message)).contains("503", "It is tried again by itself").doesNotContain("on its way");
        assertThat(body(page)).contains("not taken yet", "503");
        assertThat(body(base)).contains("last call", "<b>503</b>").doesNotContain("last took something");
        await().untilAsserted(() -> {
            due("1 hour");
            assertThat(body(message)).contains("next at <time", "data-format=\"seconds\"");
        });
        listener.answers(204);
        due("0 hours");
        await().until(() -> body(message).contains("delivered"));
        assertThat(body(message)).doesNotContain("It is tried again by itself");
        assertThat(body(base)).contains("<b>204</b>", "last took something");
    }

    private void due(String wait) {
        sql.sql("update delivery set due_at = now() + ?::interval where workspace_id = ?")
                .params(wait, ada.workspaceId())
                .update();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.org/hooks",
                "ftp://example.org/hooks",
                "https://user:word@example.org/",
                "https://example.org/#there",
                "https://example.org/a b",
                "javascript:alert(1)",
                "https:///hooks",
                "https://example.org:0/hooks",
                "https://example.org:99999/hooks"
            })
    void anAddressThatCannotBeCalledIsRefusedBesideItsField(String url) {
        MvcTestResult refused = post(base, "url", url, "events", "member.joined");
        assertThat(refused).hasStatus(422).bodyText().contains("Give a whole https address", "href=\"#url\"");
    }

    @Test
    void whatIsChosenHasToBeAnEventAndOneAtLeast() {
        assertThat(post(base, "url", listener.url())).hasStatus(422).bodyText().contains("Choose one at least");
        assertThat(post(base, "url", listener.url(), "events", "webhook.test")).hasStatus(422);
        assertThat(post(base, "url", listener.url(), "events", "member.joined", "events", "made.up"))
                .hasStatus(422);
        assertThat(post(base, "url", listener.url(), "events", "member.joined", "about", "x".repeat(201)))
                .hasStatus(422)
                .bodyText()
                .contains("in one line of at most 200");
    }

    @Test
    void thereAreTwentyAndNoMore() throws Exception {
        for (int n = 0; n < Webhooks.MOST; n++) {
            in(ada, () -> webhooks.add(ada, new WebhookForm(listener.url(), "", List.of("member.left"))));
        }
        assertThat(post(base, "url", listener.url(), "events", "member.left"))
                .hasStatus(422)
                .bodyText()
                .contains("There are 20 webhooks already");
    }

    @Test
    void anotherWorkspacesAdminSeesAndChangesNothing() throws Exception {
        UUID webhook = in(ada, () -> webhooks.add(ada, new WebhookForm(listener.url(), "", List.of("member.left"))))
                .id();
        Member charlie = people.charlie();
        String his = "/w/" + charlie.workspaceSlug() + "/settings/webhooks/" + webhook;
        assertThat(web.get().uri(his).with(as(charlie))).hasStatus(404);
        assertThat(web.get().uri(his + "/edit").with(as(charlie))).hasStatus(404);
        for (String act : List.of("/tests", "/disabling", "/enabling", "/secrets", "/deletion")) {
            assertThat(web.post().uri(his + act).with(as(charlie))).hasStatus(404);
        }
        assertThat(in(ada, () -> webhooks.get(ada, webhook)).disabled()).isFalse();
    }

    /** v5.0.0-7.5.1: whoever finds a screen unlocked reads the log, and adds no address and sees no secret. */
    @Test
    void addressesAndSecretsWantAFreshProof() throws Exception {
        UUID webhook = in(ada, () -> webhooks.add(ada, new WebhookForm(listener.url(), "", List.of("member.left"))))
                .id();
        RequestPostProcessor longAgo = signedIn(Instant.now().minus(Duration.ofHours(2)));
        assertThat(web.get().uri(base + "/" + webhook).with(longAgo)).hasStatusOk();
        for (String page : List.of("/new", "/" + webhook + "/edit")) {
            assertThat(web.get().uri(base + page).with(longAgo)).hasStatus3xxRedirection();
        }
        for (String act : List.of("", "/" + webhook, "/" + webhook + "/secrets", "/" + webhook + "/deletion")) {
            assertThat(web.post().uri(base + act).with(longAgo)).hasStatus3xxRedirection();
        }
        assertThat(in(ada, () -> webhooks.of(ada))).hasSize(1);
    }

    private RequestPostProcessor signedIn(Instant proved) {
        var authentication = UsernamePasswordAuthenticationToken.authenticated(
                new SignedIn(ada.accountId(), proved, false), null, List.of());
        return request -> Cast.form()
                .postProcessRequest(SecurityMockMvcRequestPostProcessors.authentication(authentication)
                        .postProcessRequest(request));
    }

    private MvcTestResult get(String path) {
        return web.get().uri(path).with(as(ada)).exchange();
    }

    private String body(String path) throws Exception {
        return get(path).getResponse().getContentAsString();
    }

    private MvcTestResult post(String path, String... typed) {
        var request = web.post().uri(path).with(as(ada));
        for (int n = 0; n + 1 < typed.length; n += 2) {
            request = request.param(typed[n], typed[n + 1]);
        }
        return request.exchange();
    }

    private static String redirect(MvcTestResult result) {
        assertThat(result).hasStatus3xxRedirection();
        return String.valueOf(result.getResponse().getRedirectedUrl());
    }
}
