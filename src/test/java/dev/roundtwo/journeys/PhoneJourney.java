package dev.roundtwo.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An interview of which both sides hold nothing but a phone, 390 points wide. */
@Journey
class PhoneJourney {

    private final Person ada;
    private final Person charlie;

    PhoneJourney(@LocalServerPort int port) {
        ada = onAPhone("Ada", port);
        charlie = onAPhone("Charlie", port);
    }

    @AfterEach
    void leave() {
        List.of(ada, charlie).forEach(Person::close);
    }

    @Test
    void aPhoneIsEnoughToAskAndScoreAndAnotherToAnswer() {
        Panel panel = Panel.planned(ada.entersTheDemo(), "On the way");
        panel.takes(charlie);
        charlie.findsThePageFitting();
        panel.starts(ada);
        askFromTheGuide();
        answer();
        readAlong();
        score();
        panel.finishes(ada);
        submit();
        charlie.sees("The interview is over");
        charlie.findsThePageFitting();
        List.of(ada, charlie).forEach(Person::hadNoComplaints);
    }

    private void askFromTheGuide() {
        onlyShows("Guide");
        tap("Give");
        assertThat(ada.page.getByRole(AriaRole.REGION, named("Guide"))).containsText("1 given");
    }

    private void answer() {
        assertThat(charlie.page.locator("#said")).containsText("Hint 1");
        charlie.page.locator("#notes").fill("first the log of one session");
        charlie.findsThePageFitting();
    }

    private void readAlong() {
        tap("Shared");
        onlyShows("Shared half");
        assertThat(ada.page.locator("#notes")).hasValue("first the log of one session");
        assertThat(ada.page.locator("#said")).containsText("Hint 1");
    }

    private void score() {
        tap("Card");
        onlyShows("Your scorecard");
        for (String signal : List.of("reliability", "scalability", "async", "operations", "tradeoffs")) {
            Locator card = ada.page.locator("#signal-" + signal);
            card.locator("label:has(input[value='3']) b").tap();
            card.locator("textarea").fill("A word on " + signal);
        }
        ada.page.locator(".overall .verdicts label").last().tap();
        ada.page.getByLabel("Summary").fill("Better than most at a desk.");
        new Card(ada.page).isSaved();
        ada.findsThePageFitting();
    }

    private void submit() {
        tap("Your scorecard");
        assertThat(ada.page.locator("#scorecard")).containsText("5 of 5 scored");
        assertThat(ada.page.locator("[name='note.async']")).hasValue("A word on async");
        ada.findsThePageFitting();
        tap("Submit card");
        ada.sees("Submitted at");
        ada.findsThePageFitting();
    }

    /** One half of the room at a time, as tall as the screen allows, and no wider than it. */
    private void onlyShows(String half) {
        for (String one : List.of("Shared half", "Guide", "Your scorecard")) {
            Locator pane = ada.page.getByLabel(one, new Page.GetByLabelOptions().setExact(true));
            if (one.equals(half)) {
                assertThat(pane).isInViewport();
            } else {
                assertThat(pane).isHidden();
            }
        }
        ada.findsThePageFitting();
        Object below = ada.page.evaluate("() => document.documentElement.scrollHeight - window.innerHeight");
        assertEquals(0, below, "nothing lies below the room");
    }

    private void tap(String words) {
        Locator button = ada.page.getByRole(AriaRole.BUTTON, named(words));
        button.or(ada.page.getByRole(AriaRole.LINK, named(words))).first().tap();
    }

    private static Page.GetByRoleOptions named(String words) {
        return new Page.GetByRoleOptions().setName(Pattern.compile("^" + words));
    }

    private static Person onAPhone(String name, int port) {
        var screen = new Browser.NewContextOptions().setViewportSize(390, 844).setHasTouch(true);
        return Browsers.person(name, "http://localhost:" + port, screen);
    }
}
