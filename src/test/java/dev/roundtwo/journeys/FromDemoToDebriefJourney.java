package dev.roundtwo.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The main job: one mock interview, from a set of the library to what the candidate reads about it. */
@Journey
class FromDemoToDebriefJourney {

    private static final String POINT = "Checks that the keys which sign or encrypt cookies";

    private final Person ada;
    private final Person chloe;
    private final Person charlie;

    FromDemoToDebriefJourney(@LocalServerPort int port) {
        String base = "http://localhost:" + port;
        ada = Browsers.person("Ada", base);
        chloe = Browsers.person("Chloé", base);
        charlie = Browsers.person("Charlie", base);
    }

    @AfterEach
    void leave() {
        List.of(ada, chloe, charlie).forEach(Person::close);
    }

    @Test
    void aSetBecomesAnInterviewThatTwoScoreBlindAndTheGuestReadsWhatTheyMadeOfIt() {
        ada.goes("/").clicks("Open the demo workspace");
        ada.clicks("Ada,");
        composesASet();
        ada.clicks("Interview with it");
        Panel panel = Panel.planned(ada, "Three that break", false);
        meetInTheLobby(panel);
        seeTheSameAsItHappens();
        writeIntoTheSameNotes();
        scoreWhileItRuns();
        panel.finishes(ada);
        chloe.sees("The interview is over");
        charlie.sees("The interview is over");
        submitBlind();
        decide();
        giveFeedback();
        List.of(ada, chloe, charlie).forEach(Person::hadNoComplaints);
    }

    private void composesASet() {
        ada.clicks("Sets");
        ada.clicks("New set");
        ada.page.locator("#title").fill("Three that break");
        ada.clicks("Start the set");
        adds("logged out", "Logged out at random");
        adds("readings gone", "Readings accepted, readings gone");
        adds("cache slower", "The cache made it slower");

        Page page = ada.page;
        page.getByLabel("Drag The cache made it slower").focus();
        page.keyboard().press("Alt+ArrowUp");
        assertThat(page.locator(".set-items .item-title")).hasText(new String[] {
            "Logged out at random", "The cache made it slower", "Readings accepted, readings gone"
        });
        assertThat(page.getByLabel("Drag The cache made it slower")).isFocused();

        ada.clicks("Publish");
        ada.agrees("Publish");
    }

    private void adds(String words, String title) {
        ada.page.locator("#q").fill(words);
        ada.clicks("Add " + title);
        assertThat(ada.page.locator(".set-items .item-title").last()).hasText(title);
    }

    private void meetInTheLobby(Panel panel) {
        panel.takes(charlie);
        chloe.entersTheDemo().goes(panel.page).clicks("Open the lobby");
        ada.clicks("Open the lobby");
        assertThat(ada.page.locator("#waiting .chip.ok")).hasCount(3);
        charlie.sees("We start when Ada is ready");
        ada.clicks("Start the interview");
    }

    private void seeTheSameAsItHappens() {
        for (Person one : List.of(ada, chloe, charlie)) {
            assertThat(one.page.locator("#prompt")).containsText("Citizens apply for building permits");
        }
        ada.sees(POINT);
        chloe.sees(POINT);
        assertThat(charlie.page.content()).doesNotContain(POINT).doesNotContain("The cache made it slower");

        ada.clicks("Give");
        arrivesAtOthers("Hint 1", 1);
        ada.clicks("Ask");
        arrivesAtOthers("Asked at", 2);

        ada.clicks("Next question");
        assertThat(chloe.page.locator("#agenda [aria-current]")).containsText("The cache made it slower");
        assertThat(charlie.page.locator("#prompt")).not().containsText("Citizens apply");
        assertThat(charlie.page.locator(".hint-given")).hasCount(0);
        assertThat(charlie.page.locator("#prompt"))
                .hasText(ada.page.locator("#prompt").innerText());
    }

    private void arrivesAtOthers(String words, int given) {
        for (Person one : List.of(chloe, charlie)) {
            assertThat(one.page.locator(".hint-given")).hasCount(given);
            assertThat(one.page.locator(".hint-given").last()).containsText(words);
        }
    }

    private void writeIntoTheSameNotes() {
        Locator adas = ada.page.locator("#notes");
        Locator charlies = charlie.page.locator("#notes");
        charlies.fill("hit rate 40 %, so 60 % pay twice. ");
        assertThat(adas).hasValue("hit rate 40 %, so 60 % pay twice. ");
        adas.press("Control+Home");
        for (int i = 0; i < 3; i++) {
            charlies.pressSequentially(List.of("measure ", "the miss ", "first").get(i));
            adas.pressSequentially(List.of("and ", "the p99", "? ").get(i));
        }
        for (Person one : List.of(ada, chloe, charlie)) {
            assertThat(one.page.locator("#notes"))
                    .hasValue("and the p99? hit rate 40 %, so 60 % pay twice. measure the miss first");
        }
    }

    private void scoreWhileItRuns() {
        Card adas = new Card(ada.page);
        adas.rates(3, 3, 2, 3, 2);
        adas.notes("tradeoffs", "Named no cost before I asked for one.");
        adas.recommends("Yes", "Calm and exact once the log lay open.");
        ada.page.locator("#bookmark").fill("asks for the miss rate");
        ada.clicks("Mark");
        assertThat(ada.page.locator("#guide-bookmarks")).containsText("asks for the miss rate");

        Card chloes = new Card(chloe.page);
        chloes.rates(3, 3, 3, 4, 4);
        chloes.notes("tradeoffs", "Weighed three ways against each other, aloud.");
        chloes.recommends("Strong yes", "I would want this person on call with me.");
        adas.isSaved();
        chloes.isSaved();
    }

    private void submitBlind() {
        ada.clicks("Your scorecard");
        assertThat(new Card(ada.page).signal("tradeoffs").locator("textarea"))
                .hasValue("Named no cost before I asked for one.");
        new Card(ada.page).submits();
        ada.clicks("Debrief");
        ada.sees("1 of 2 submitted");
        assertThat(ada.page.locator("#blind .waiting li", new Page.LocatorOptions().setHasText("Chloé")))
                .containsText("not yet");
        assertThat(ada.page.content())
                .doesNotContain("Weighed three ways")
                .doesNotContain("on call with me")
                .doesNotContain("data-level")
                .doesNotContain("data-verdict");

        chloe.clicks("Your scorecard");
        new Card(chloe.page).submits();
    }

    /** The page of those who wait opens by itself. */
    private void decide() {
        ada.sees("Two levels apart");
        ada.sees("Weighed three ways against each other, aloud.");
        ada.findsThePageFitting();
        assertThat(ada.page.locator("tr.apart")).containsText("Real-world trade-offs");
        ada.page
                .getByText("Advance", new Page.GetByTextOptions().setExact(true))
                .click();
        ada.page.locator("#why").fill("Operations were strong in both cards; we talked the trade-offs through.");
        ada.clicks("Record the decision");
        assertThat(ada.page.locator(".decision .chip.ok")).hasText("recorded");
    }

    private void giveFeedback() {
        charlie.sees("Your feedback comes to this page when it is published");

        ada.clicks("Feedback for Charlie");
        Locator letter = ada.page.locator("#letter");
        assertThat(letter).hasValue(Pattern.compile("Thank you for working through this"));
        assertThat(letter).not().hasValue(Pattern.compile("Calm and exact|Weighed three ways"));
        letter.fill(letter.inputValue() + "\n**You were calm** and exact once the log lay open.");
        assertThat(ada.page.locator("#preview strong").last()).hasText("You were calm");
        ada.page
                .locator(".material li", new Page.LocatorOptions().setHasText("Weighed three ways"))
                .getByRole(AriaRole.BUTTON)
                .click();
        assertThat(ada.page.locator(".save-state")).hasAttribute("data-state", "saved");
        ada.clicks("Publish to Charlie");
        ada.agrees("Publish");
        ada.sees("Write a correction");

        charlie.sees("Your feedback is here");
        charlie.clicks("Read your feedback");
        charlie.sees("and exact once the log lay open.");
        charlie.sees("Weighed three ways against each other, aloud.");
        assertThat(charlie.page.content()).doesNotContain("we talked the trade-offs through");
    }
}
