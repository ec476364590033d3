package dev.roundtwo.practice.partners;

import static dev.roundtwo.Cast.as;
import static dev.roundtwo.Cast.in;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The page on which one waits for a partner. */
class PartnerPageTests extends QueueTest {

    @Autowired
    MockMvcTester web;

    @Test
    void thePageSaysWhereOneStandsAndGoesToTheMatch() throws Exception {
        String page = "/w/%s/partner".formatted(people.ben().workspaceSlug());
        web.post()
                .uri(page)
                .param("level", "2")
                .param("language", "en")
                .param("role", "ASK")
                .with(as(people.ben()))
                .exchange();
        assertThat(web.get().uri(page).with(as(people.ben()))).bodyText().contains("only you", "English");
        assertThat(web.post()
                        .uri(page)
                        .param("level", "2")
                        .param("language", "xx")
                        .param("role", "ASK")
                        .with(as(people.chloe())))
                .hasStatus(422)
                .bodyText()
                .contains("Choose a language of the list.", "language-error", "value=\"2\" selected")
                .containsPattern("value=\"ASK\"[^>]* checked")
                .doesNotContain("level-error", "role-error");
        assertThat(web.post().uri(page).param("level", "many").with(as(people.chloe())))
                .hasStatus(422)
                .bodyText()
                .contains("3 things to put right", "level-error", "language-error", "role-error");
        web.post()
                .uri(page)
                .param("level", "2")
                .param("language", "en")
                .param("role", "EITHER")
                .with(as(people.chloe()))
                .exchange();
        matched(people.ben());
        var answer = web.post().uri(page + "/presence").with(as(people.ben())).exchange();
        assertThat(answer.getResponse().getHeader("HX-Redirect")).contains("/matches/");
    }

    @Test
    void whoWaitsAlreadyIsToldThatAWrongChoiceChangedNothing() throws Exception {
        waits(people.ben(), 2, "en", Wish.ASK, 0);
        String page = "/w/%s/partner".formatted(people.ben().workspaceSlug());
        assertThat(web.get().uri(page).with(as(people.ben()))).bodyText().doesNotContain("Not done.");
        assertThat(web.post().uri(page).param("level", "9").with(as(people.ben())))
                .hasStatus(422)
                .bodyText()
                .contains("Not done.", "What you sent is not among the choices. Nothing was changed", "only you");
        assertThat(state(people.ben()).level()).isEqualTo(2);
    }

    @Test
    void whoComesSecondAndFitsIsTakenThereToo() throws Exception {
        waits(people.ben(), 2, "en", Wish.ASK, 0);
        String page = "/w/%s/partner".formatted(people.chloe().workspaceSlug());
        String there = "";
        for (int tries = 0; tries < 20 && there.isEmpty(); tries++) {
            var answer = web.post()
                    .uri(page)
                    .param("level", "2")
                    .param("language", "en")
                    .param("role", "EITHER")
                    .with(as(people.chloe()))
                    .exchange();
            assertThat(answer).hasStatus(302);
            there = Objects.requireNonNull(answer.getResponse().getRedirectedUrl());
            if (there.equals(page)) {
                // The application's own look was at it just then: she comes once more.
                there = "";
                in(people.chloe(), () -> {
                    partners.leave(people.chloe());
                    return "";
                });
            }
        }
        assertThat(there)
                .isEqualTo("/w/%s/interviews/matches/%s"
                        .formatted(
                                people.ben().workspaceSlug(),
                                state(people.ben()).match()));
    }
}
