package dev.roundtwo;

import static dev.roundtwo.Cast.as;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A form says everything that is wrong with it at once, each beside its field, and keeps what was typed. */
@ModuleTest
class FormFaultsTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    Cast cast;

    Cast.People people;
    String settings;

    @BeforeEach
    void gather() {
        people = cast.people();
        settings = "/w/" + people.ada().workspaceSlug() + "/settings";
    }

    @Test
    void aClientsFormNamesKindNameAddressesAndScopes() throws Exception {
        String refused = refused("/clients", "kind", "SITE", "name", " ", "redirects", "ftp://somewhere");
        assertThat(refused)
                .contains("3 things to put right")
                .containsSubsequence("#name", "#redirects", "#scopes", "name-error", "ftp://somewhere</textarea>");
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
    void anIssuersFormNamesThemAll() throws Exception {
        assertThat(refused("/clients/issuers", "issuer", "", "audience", " "))
                .contains("3 things to put right")
                .containsSubsequence("#issuer", "#audience", "#scopes");
    }

    private String refused(String path, String... typed) throws Exception {
        var request = web.post().uri(settings + path).with(as(people.ada()));
        for (int i = 0; i < typed.length; i += 2) {
            request = request.param(typed[i], typed[i + 1]);
        }
        var answer = request.exchange();
        assertThat(answer).hasStatus(422);
        return answer.getResponse().getContentAsString();
    }
}
