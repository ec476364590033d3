package dev.roundtwo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import dev.roundtwo.identity.SignedIn;
import dev.roundtwo.tenancy.Member;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** An address has one spelling, or a filter that compares paths is gone round by another (v5.0.0-2.2.1, v5.0.0-8.3.1). */
@ModuleTest
class OneSpellingTests {

    @Autowired
    MockMvcTester web;

    @Autowired
    Cast cast;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%61ccount",
                "/account/%64ata",
                "/%77/{workspace}/people",
                "/api/%761/openapi.json",
                "/api/v%31/openapi.json",
                "/%6Fauth2/jwks",
                "/sign%2din"
            })
    void aLetterThatNeedsNoPercentHasNone(String path) {
        Member ada = cast.people().ada();
        assertThat(web.get()
                        .uri(URI.create(path.replace("{workspace}", ada.workspaceSlug())))
                        .with(Cast.as(ada)))
                .hasStatus(400);
    }

    @Test
    void otherLettersMayHaveOne() {
        Member ada = cast.people().ada();
        assertThat(web.get()
                        .uri(URI.create(
                                "/w/" + ada.workspaceSlug() + "/settings/sign-in/domains/b%C3%BCcher.example/x"))
                        .with(Cast.as(ada)))
                .hasStatus(404);
    }

    /** A provider's word is no proof of one's own: the account is shut to it, however its address is written. */
    @Test
    void whoCameByAProviderAloneDoesNotReachTheAccountByAnotherSpelling() {
        var byProvider = UsernamePasswordAuthenticationToken.authenticated(
                new SignedIn(cast.people().ada().accountId(), Instant.EPOCH, false), null, List.of());
        for (String path : List.of("/account", "/%61ccount", "/account/sessions", "/%61ccount/sessions")) {
            assertThat(web.get()
                            .uri(URI.create(path))
                            .with(authentication(byProvider))
                            .exchange())
                    .as(path)
                    .satisfies(answer ->
                            assertThat(answer.getResponse().getStatus()).isNotEqualTo(200));
        }
    }
}
