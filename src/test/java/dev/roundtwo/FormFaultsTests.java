package dev.roundtwo;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.form;
import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roundtwo.identity.Accounts;
import dev.roundtwo.identity.Door;
import dev.roundtwo.platform.Ids;
import dev.roundtwo.tenancy.Invitations;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import dev.roundtwo.tenancy.Workspaces;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** A form says everything that is wrong with it at once, each beside its field, and keeps what was typed. */
@ModuleTest
class FormFaultsTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    Cast cast;

    @Autowired
    Accounts accounts;

    @Autowired
    Workspaces workspaces;

    @Autowired
    Invitations invitations;

    Cast.People people;
    String settings;

    @BeforeEach
    void gather() {
        people = cast.people();
        settings = "/w/" + people.ada().workspaceSlug() + "/settings";
    }

    @Test
    void aNameThatNobodyCanReadIsRefusedBesideItsField() throws Exception {
        String nobody = "\u200B\u200D";
        String heap = "A" + "\u0301".repeat(9);
        String base = "/w/" + people.ada().workspaceSlug();
        for (String name : List.of(nobody, heap)) {
            for (String page : List.of("/account/name", base + "/groups", base + "/settings/name")) {
                assertThat(web.post()
                                .uri(page)
                                .param("name", name)
                                .param("rhythm", "ON_DEMAND")
                                .param("zone", "UTC")
                                .with(as(people.ada())))
                        .as(page)
                        .hasStatus(422)
                        .bodyText()
                        .contains("that others can read", "name-error");
            }
        }
        assertThat(web.post()
                        .uri("/account/name")
                        .param("name", "👩\u200D💻 Chloe\u0301")
                        .with(as(people.ada())))
                .hasStatus3xxRedirection();
    }

    @Test
    void aClientsFormNamesKindNameAddressesAndScopes() throws Exception {
        String refused = refused("/clients", "kind", "SITE", "name", " ", "redirects", "ftp://somewhere");
        assertThat(refused)
                .contains("3 things to put right")
                .containsSubsequence("#name", "#redirects", "#scopes", "name-error", "ftp://somewhere</textarea>");
        assertThat(refused(
                        "/clients", "kind", "SITE", "redirects", "ftp://x\nhttps://fine.example/\nhttps://*.example/"))
                .contains("“ftp://x”, “https://*.example/” cannot be addresses");
        assertThat(refused("/clients", "kind", "PROGRAM", "role", "OWNER"))
                .contains("3 things to put right", "Choose a role")
                .containsSubsequence("#name", "#scopes", "#role");
    }

    @Test
    void aProvidersFormNamesThemAllAndAsksForTheSecretAgain() throws Exception {
        assertThat(refused("/sign-in/providers", "kind", "OPENID", "longestHours", "a day"))
                .contains("5 things to put right", "value=\"a day\"")
                .containsSubsequence("#label", "#issuer", "#clientId", "#clientSecret", "#longestHours");
        assertThat(refused("/sign-in/providers", "kind", "OPENID", "label", "Ours", "clientSecret", "a-good-secret"))
                .contains("2 things to put right", "type it once more", "value=\"Ours\"")
                .doesNotContain("#clientSecret", "a-good-secret");
    }

    @Test
    void aWebhooksFormNamesThemAll() throws Exception {
        assertThat(refused("/webhooks", "url", "ftp://x", "about", "x".repeat(201)))
                .contains("3 things to put right")
                .containsSubsequence("#url", "#about", "#events");
    }

    @Test
    void anIssuersFormNamesThemAll() throws Exception {
        assertThat(refused("/clients/issuers", "issuer", "", "audience", " "))
                .contains("3 things to put right")
                .containsSubsequence("#issuer", "#audience", "#scopes");
        for (String odd :
                List.of("ftp:/x", "https:/x", "no address", "https://id.example/?a=b", "https://a@id.example")) {
            assertThat(refused("/clients/issuers", "issuer", odd, "audience", " "))
                    .as(odd)
                    .contains("3 things to put right", "Give its whole address", "value=\"" + odd + "\"");
        }
    }

    @Test
    void aNewcomersFormNamesThemAllAndAsksForThePasswordAgain() throws Exception {
        String link = in(people.ada(), () -> invitations.invite(people.ada(), null, Role.MEMBER));
        assertThat(answer(
                        URI.create(link).getPath() + "/account",
                        form(),
                        "name",
                        " ",
                        "email",
                        "ben",
                        "password",
                        "kurz"))
                .contains("3 things to put right", "type it once more", "value=\"ben\"")
                .containsSubsequence("#name", "#email", "#password", "name-error", "email-error", "password-error")
                .doesNotContain("kurz");
    }

    @Test
    void aPasswordsFormNamesTheOldAndTheNew() throws Exception {
        UUID owner =
                accounts.open(Ids.next() + "@example.org", "Ada", Door.PASSWORD).id();
        Member member = workspaces.join(people.ada().workspaceId(), owner, Role.MEMBER);
        String refused = answer("/account/password", as(member), "current", "", "next", "kurz");
        assertThat(refused)
                .contains("2 things to put right", "not your current password", "12 characters or more. ")
                .containsSubsequence("#current", "#next", "current-error", "next-error")
                .doesNotContain("kurz");
    }

    @Test
    void theHoursKeepWhatWasTypedForAPause() throws Exception {
        String hours = "/w/" + people.ada().workspaceSlug() + "/hours";
        for (String odd : List.of("a while", "7.5", "99999999999", "-1", "")) {
            assertThat(answer(
                            hours,
                            as(people.ada()),
                            "buffer",
                            odd,
                            "level",
                            "2",
                            "language",
                            "en",
                            "zone",
                            "UTC",
                            "hours",
                            "18:00-19:00"))
                    .as(odd)
                    .contains("One thing to put right", "#buffer", "value=\"" + odd + "\"", "18:00-19:00");
        }
    }

    private String refused(String path, String... typed) throws Exception {
        return answer(settings + path, as(people.ada()), typed);
    }

    private String answer(String path, RequestPostProcessor who, String... typed) throws Exception {
        var request = web.post().uri(path).with(who);
        for (int i = 0; i < typed.length; i += 2) {
            request = request.param(typed[i], typed[i + 1]);
        }
        var answer = request.exchange();
        assertThat(answer).hasStatus(422);
        return answer.getResponse().getContentAsString();
    }
}
